import { z } from "zod";
import { SCOPES } from "./whose.ts";

const Moment = z.iso.datetime({ offset: true });
const Named = z.object({ id: z.uuid(), title: z.string().nullable() });

/** The fields of the record that an item is about, those the role may see. */
const Shown = z.looseObject({ id: z.uuid(), version: z.int() });
const Person = Named.extend({ phone: z.string().nullable(), email: z.string().nullable() });
const Item = z.object({ record: Shown, person: Person.nullable(), owner: Named.nullable() });

/** What it hangs on: a follow-up or meeting on a record, a task perhaps. */
const About = Named.extend({ object: z.enum(["lead", "deal", "contact", "company"]) });
const ActivityItem = Item.extend({ about: About });
const TaskItem = Item.extend({ about: About.nullable() });
const LeadItem = Item.extend({
  settles: z.array(z.uuid()).describe("Open follow-ups that an answer settles"),
});
const NewLeadItem = LeadItem.extend({
  waitedMinutes: z.int().describe("Minutes of opening time since it came in, at `now`"),
});
const DealItem = Item.extend({ stage: z.object({ id: z.uuid(), name: z.string(), rottingDays: z.int() }) });

const section = <T extends z.ZodType>(item: T) =>
  z.object({ total: z.int().describe("At most 100: there may be more"), items: z.array(item) });

export const Today = z
  .object({
    scope: z.enum(SCOPES),
    scopes: z.array(z.enum(SCOPES)).describe("Whose work the role may look at"),
    now: Moment,
    opening: z
      .object({ isOpen: z.boolean(), until: Moment.nullable().describe("When it opens or closes next") })
      .describe("Whether the organization is open: only then waiting counts"),
    followUps: section(ActivityItem),
    needsAttention: section(ActivityItem).describe("What the night's search has found"),
    newLeads: section(NewLeadItem),
    tasks: section(TaskItem),
    meetings: section(ActivityItem),
    rottingDeals: section(DealItem),
    quietLeads: section(LeadItem),
  })
  .meta({ id: "Today" });
export type Today = z.infer<typeof Today>;
