import { createFileRoute } from "@tanstack/react-router";
import { SetUp } from "../../features/sign-in/SetUp.tsx";

/** For somebody who is signed in but belongs to no organization yet. */
export const Route = createFileRoute("/_door/new-organization")({ component: () => <SetUp from="organization" /> });
