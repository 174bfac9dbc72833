CREATE TABLE "duplicate_pairs" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"by_email" boolean NOT NULL,
	"by_phone" boolean NOT NULL,
	"by_name" real,
	"score" real NOT NULL,
	"sweep_id" uuid NOT NULL,
	CONSTRAINT "duplicate_pairs_pk" PRIMARY KEY("org_id","object","record_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_sweeps" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"swept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "duplicate_sweeps_pk" PRIMARY KEY("org_id","object")
);
--> statement-breakpoint
CREATE TABLE "follow_up_nights" (
	"org_id" uuid NOT NULL,
	"ran_on" date NOT NULL,
	CONSTRAINT "follow_up_nights_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_rules" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"trigger" text NOT NULL,
	"pipeline_id" uuid,
	"stage_ids" text[],
	"words" text[] DEFAULT '{}' NOT NULL,
	"delay" integer DEFAULT 0 NOT NULL,
	"unit" text DEFAULT 'days' NOT NULL,
	"time" text,
	"makes" text DEFAULT 'draft' NOT NULL,
	"channel" text DEFAULT 'best' NOT NULL,
	CONSTRAINT "follow_up_rules_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "planned_follow_ups" (
	"org_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"trigger" text NOT NULL,
	"event_id" uuid,
	"meeting_id" uuid,
	"message_id" uuid,
	"taken_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "planned_follow_ups_pk" PRIMARY KEY("org_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "dismissed_gaps" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value_key" text NOT NULL,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dismissed_gaps_pk" PRIMARY KEY("org_id","object","record_id","field","value_key")
);
--> statement-breakpoint
CREATE TABLE "risk_days" (
	"org_id" uuid NOT NULL,
	"reckoned_on" date NOT NULL,
	CONSTRAINT "risk_days_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint_hash" text NOT NULL,
	"address" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "push_subscriptions_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "push_subscriptions_session" UNIQUE("org_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "member_phones" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" text,
	"verified_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"code" text,
	"code_expires_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"codes_sent" integer DEFAULT 0 NOT NULL,
	"codes_since" timestamp (3) with time zone,
	CONSTRAINT "member_phones_pk" PRIMARY KEY("org_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "member_texts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cost" numeric(12, 4) NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_texts_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "view_alert_records" (
	"org_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "view_alert_records_pk" PRIMARY KEY("org_id","alert_id","record_id")
);
--> statement-breakpoint
CREATE TABLE "view_alerts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"filter" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "view_alerts_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "view_alerts_once" UNIQUE("org_id","view_id","member_id")
);
--> statement-breakpoint
DROP INDEX "suppressions_live";--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "risk" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "risk" text;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "moved_by" text;--> statement-breakpoint
ALTER TABLE "follow_up_rules" ADD CONSTRAINT "follow_up_rules_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_follow_ups" ADD CONSTRAINT "planned_follow_ups_activity" FOREIGN KEY ("org_id","activity_id") REFERENCES "public"."activities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_follow_ups" ADD CONSTRAINT "planned_follow_ups_meeting" FOREIGN KEY ("org_id","meeting_id") REFERENCES "public"."activities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_follow_ups" ADD CONSTRAINT "planned_follow_ups_rule" FOREIGN KEY ("org_id","rule_id") REFERENCES "public"."follow_up_rules"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_follow_ups" ADD CONSTRAINT "planned_follow_ups_message" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "auth"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_phones" ADD CONSTRAINT "member_phones_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_alert_records" ADD CONSTRAINT "view_alert_records_alert" FOREIGN KEY ("org_id","alert_id") REFERENCES "public"."view_alerts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_alerts" ADD CONSTRAINT "view_alerts_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_pairs_score" ON "duplicate_pairs" USING btree ("org_id","object","score" DESC NULLS LAST,"record_id","other_id");--> statement-breakpoint
CREATE INDEX "follow_up_rules_created_at" ON "follow_up_rules" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "planned_follow_ups_event" ON "planned_follow_ups" USING btree ("org_id","rule_id","event_id") WHERE "planned_follow_ups"."event_id" is not null;--> statement-breakpoint
CREATE INDEX "planned_follow_ups_meeting_id" ON "planned_follow_ups" USING btree ("org_id","meeting_id") WHERE "planned_follow_ups"."meeting_id" is not null;--> statement-breakpoint
CREATE INDEX "planned_follow_ups_message_id" ON "planned_follow_ups" USING btree ("org_id","message_id") WHERE "planned_follow_ups"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "planned_follow_ups_unsettled" ON "planned_follow_ups" USING btree ("org_id") WHERE "planned_follow_ups"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "push_subscriptions_member" ON "push_subscriptions" USING btree ("org_id","member_id");--> statement-breakpoint
CREATE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" USING btree ("endpoint_hash");--> statement-breakpoint
CREATE INDEX "member_phones_number" ON "member_phones" USING btree ("org_id","number");--> statement-breakpoint
CREATE INDEX "member_texts_at" ON "member_texts" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "deals_risk" ON "deals" USING btree ("org_id","risk","id") WHERE "deals"."risk" is not null and "deals"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "leads_risk" ON "leads" USING btree ("org_id","risk","id") WHERE "leads"."risk" is not null and "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "operations_at" ON "operations" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_live" ON "suppressions" USING btree ("org_id","channel","address_hash","scope","reason") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "search_entries" DROP CONSTRAINT "search_entries_pk";
--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_pk" PRIMARY KEY("org_id","record_id","object");