import { afterAll, beforeAll, expect, test } from "vitest";
import { createFindCustomRole } from "../../modules/organizations/roles.service.ts";
import { asDatabaseOwner } from "../../modules/organizations/story.testing.ts";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { createAuth } from "./index.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("while changes cannot be heard of, every request asks the database", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "manager");
  const line = { lost: () => {}, back: () => {} };
  const { config, database, log, now } = house.house;
  const deaf = await createAuth({
    ...{ config, log, now },
    database: {
      ...database,
      listen: async (_channel, _onPayload, onGap = () => {}, onLost = () => {}) => {
        Object.assign(line, { lost: onLost, back: onGap });
        return async () => {};
      },
    },
    mail: { send: async () => ({ id: "" }) },
    findCustomRole: createFindCustomRole(database),
    objectNamed: () => undefined,
  });
  const roleNow = async () => (await deaf.identify(new Headers({ cookie: person.cookie })))?.role?.key;
  const become = (role: string) =>
    asDatabaseOwner(house, `update auth.member set role = '${role}' where id = '${person.memberId}'`);
  expect(await roleNow()).toBe("manager");

  line.lost();
  await become("guest");
  expect(await roleNow()).toBe("guest");
  await become("sales");
  expect(await roleNow()).toBe("sales");

  line.back();
  await become("technician");
  expect(await roleNow()).toBe("technician");
  await become("guest");
  expect(await roleNow(), "remembered again once the line is back").toBe("technician");
});

test("a listener hears when its connection is lost, and when it is back", async () => {
  const heard: string[] = [];
  const stop = await house.house.database.listen(
    "story",
    (payload) => heard.push(payload),
    () => heard.push("back"),
    () => heard.push("lost"),
  );
  await asDatabaseOwner(
    house,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'mainstay_listener'`,
  );
  await expect.poll(() => heard).toEqual(["lost", "back"]);

  await asDatabaseOwner(house, "notify story, 'again'");
  await expect.poll(() => heard).toEqual(["lost", "back", "again"]);
  await stop();
});
