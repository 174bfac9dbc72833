import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Door } from "./Door.tsx";
import { goInside } from "./inside.ts";
import { OrganizationStep } from "./OrganizationStep.tsx";
import { SignUpForm } from "./SignUpForm.tsx";
import { StartStep } from "./StartStep.tsx";

type Step = "person" | "organization" | "start";

const stepWords = (): Record<Step, { title: string; description: string }> => ({
  person: { title: m.first_run_welcome(), description: m.first_run_welcome_detail() },
  organization: { title: m.first_run_organization(), description: m.first_run_organization_detail() },
  start: { title: m.first_run_start(), description: m.first_run_start_detail() },
});

/** From nobody to a working organization: the person, the organization, something to look at. */
export function SetUp({ from = "person" }: { from?: Step }) {
  const [step, setStep] = useState(from);
  return (
    <Door {...stepWords()[step]}>
      {step === "person" && <SignUpForm onSignedUp={() => setStep("organization")} />}
      {step === "organization" && <OrganizationStep onFounded={() => setStep("start")} />}
      {step === "start" && <StartStep onStart={() => goInside()} />}
    </Door>
  );
}
