import { useState } from "react";
import { Door } from "./Door.tsx";
import { goInside } from "./inside.ts";
import { OrganizationStep } from "./OrganizationStep.tsx";
import { SignUpForm } from "./SignUpForm.tsx";
import { StartStep } from "./StartStep.tsx";

type Step = "person" | "organization" | "start";

const WORDS: Record<Step, { title: string; description: string }> = {
  person: { title: "Welcome to Mainstay", description: "You will own this installation. First, who are you?" },
  organization: { title: "Your organization", description: "Colleagues you invite will join it." },
  start: { title: "How do you want to begin?", description: "Either way, everything you do can be undone." },
};

/** From nobody to a working organization: the person, the organization, something to look at. */
export function SetUp({ from = "person" }: { from?: Step }) {
  const [step, setStep] = useState(from);
  return (
    <Door {...WORDS[step]}>
      {step === "person" && <SignUpForm onSignedUp={() => setStep("organization")} />}
      {step === "organization" && <OrganizationStep onFounded={() => setStep("start")} />}
      {step === "start" && <StartStep onStart={() => goInside()} />}
    </Door>
  );
}
