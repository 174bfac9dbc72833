import { expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";

test("set-up is asked for until there is an organization", async () => {
  const house = await openTestHouse();
  try {
    const stranger = await house.stranger();
    expect((await stranger.get("/setup")).data).toEqual({ firstRun: true, signUp: "open" });
    await stranger.found();
    expect((await stranger.get("/setup")).data).toEqual({ firstRun: false, signUp: "open" });
  } finally {
    await house.close();
  }
});
