CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "activities" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"type" text NOT NULL,
	"direction" text DEFAULT 'internal' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"member_id" uuid,
	"contact_id" uuid,
	"company_id" uuid,
	"lead_id" uuid,
	"deal_id" uuid,
	"subject" text NOT NULL,
	"body" text,
	"channel_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text DEFAULT 'none' NOT NULL,
	"follow_up_at" timestamp (3) with time zone,
	"follow_up_status" text DEFAULT 'none' NOT NULL,
	"ai_summary" text,
	"ai_suggested_next_actions" jsonb,
	"is_auto_generated" boolean DEFAULT false NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "activities_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"legal_name" text,
	"type" text DEFAULT 'business' NOT NULL,
	"industry" text,
	"employee_count" integer,
	"website" text,
	"main_phone" text,
	"billing_address" jsonb,
	"shipping_address" jsonb,
	"primary_contact_id" uuid,
	"status" text DEFAULT 'prospect' NOT NULL,
	"source" text DEFAULT 'manual' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"owner_id" uuid,
	"quickbooks_customer_id" text,
	"quickbooks_sync_status" text DEFAULT 'never' NOT NULL,
	"quickbooks_sync_error" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_activity_at" timestamp (3) with time zone,
	"merged_into_id" uuid,
	CONSTRAINT "companies_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"first_name" text,
	"last_name" text,
	"full_name" text NOT NULL,
	"company_id" uuid,
	"job_title" text,
	"emails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"phones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"addresses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"preferred_channel" text,
	"lifecycle_stage" text DEFAULT 'prospect' NOT NULL,
	"source" text DEFAULT 'manual' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"owner_id" uuid,
	"email_consent" text DEFAULT 'unknown' NOT NULL,
	"sms_consent" text DEFAULT 'unknown' NOT NULL,
	"consent_text" text,
	"consent_at" timestamp (3) with time zone,
	"google_resource_name" text,
	"google_etag" text,
	"quickbooks_customer_id" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_activity_at" timestamp (3) with time zone,
	"merged_into_id" uuid,
	CONSTRAINT "contacts_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"contact_id" uuid,
	"company_id" uuid,
	"lead_id" uuid,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"stage_changed_at" timestamp (3) with time zone NOT NULL,
	"position" numeric NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"amount" numeric(18, 2),
	"currency" text DEFAULT 'USD' NOT NULL,
	"arr" numeric(18, 2),
	"mrr" numeric(18, 2),
	"probability" integer,
	"close_date" date,
	"closed_at" timestamp (3) with time zone,
	"owner_id" uuid,
	"source" text DEFAULT 'other' NOT NULL,
	"job_location" jsonb,
	"service_type" text,
	"competitor" text,
	"next_step" text,
	"win_reason" text,
	"loss_reason" text,
	"loss_detail" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"quickbooks_customer_id" text,
	"quickbooks_last_invoice_id" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_activity_at" timestamp (3) with time zone,
	CONSTRAINT "deals_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"heading" text NOT NULL,
	"intro" text,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"consent_text" text NOT NULL,
	"success_message" text NOT NULL,
	"default_source" text DEFAULT 'web_form' NOT NULL,
	"default_owner_id" uuid,
	"pipeline_id" uuid,
	"allowed_origins" text[] DEFAULT '{}' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"color" text NOT NULL,
	CONSTRAINT "forms_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"notes" text,
	"contact_id" uuid,
	"company_id" uuid,
	"email" text,
	"phone" text,
	"source" text DEFAULT 'other' NOT NULL,
	"source_detail" text,
	"status" text DEFAULT 'new' NOT NULL,
	"disqualification_reason" text,
	"estimated_value" numeric(18, 2),
	"currency" text DEFAULT 'USD' NOT NULL,
	"probability" integer,
	"owner_id" uuid,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"stage_changed_at" timestamp (3) with time zone NOT NULL,
	"position" numeric NOT NULL,
	"expected_close_date" date,
	"service_type" text,
	"preferred_time" text,
	"deal_id" uuid,
	"converted_at" timestamp (3) with time zone,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_activity_at" timestamp (3) with time zone,
	CONSTRAINT "leads_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"parent" text NOT NULL,
	"changes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "pipelines" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"object" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pipelines_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"type" text DEFAULT 'open' NOT NULL,
	"probability" integer,
	"rotting_days" integer,
	"required_fields" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"color" text,
	CONSTRAINT "stages_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "sample_data" (
	"org_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"trade" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sample_data_pk" PRIMARY KEY("org_id","operation_id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"object" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	CONSTRAINT "views_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"start" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"requests_per_hour" integer NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_key_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "auth"."invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"custom_role_id" uuid,
	"team_id" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"inviter_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."login_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"outcome" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "auth"."member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"custom_role_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"timezone" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"business_hours" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_organization_id" uuid,
	"active_team_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."team" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."team_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"membership_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now(),
	CONSTRAINT "team_member_key" UNIQUE("membership_key")
);
--> statement-breakpoint
CREATE TABLE "auth"."two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"timezone" text,
	"locale" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("org_id","actor","key")
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"object" text NOT NULL,
	"key" text NOT NULL,
	"spec" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "custom_fields_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"org_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"version" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "changes_pk" PRIMARY KEY("org_id","operation_id","position")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"summary" text NOT NULL,
	"actor" jsonb NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"request_id" text,
	"undoes" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operations_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "record_keys" (
	"org_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "record_keys_pk" PRIMARY KEY("org_id","kind","value","object","record_id")
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"title" text NOT NULL,
	"subtitle" text NOT NULL,
	"body" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_entries_pk" PRIMARY KEY("org_id","object","record_id")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"access" text NOT NULL,
	"shared_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_pk" PRIMARY KEY("org_id","object","record_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "event_deliveries" (
	"org_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "event_deliveries_org_id_event_id_subscriber_pk" PRIMARY KEY("org_id","event_id","subscriber")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"operation_id" uuid,
	"request_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"relayed_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_deal" FOREIGN KEY ("org_id","deal_id") REFERENCES "public"."deals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_stage" FOREIGN KEY ("org_id","stage_id") REFERENCES "public"."stages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_stage" FOREIGN KEY ("org_id","stage_id") REFERENCES "public"."stages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."api_key" ADD CONSTRAINT "api_key_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."api_key" ADD CONSTRAINT "api_key_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_inviter_id_user_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."login_history" ADD CONSTRAINT "login_history_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_active_organization_id_organization_id_fk" FOREIGN KEY ("active_organization_id") REFERENCES "auth"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_active_team_id_team_id_fk" FOREIGN KEY ("active_team_id") REFERENCES "auth"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team" ADD CONSTRAINT "team_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team_member" ADD CONSTRAINT "team_member_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "auth"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team_member" ADD CONSTRAINT "team_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_operation" FOREIGN KEY ("org_id","operation_id") REFERENCES "public"."operations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_at" ON "activities" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_contact_at" ON "activities" USING btree ("org_id","contact_id","at");--> statement-breakpoint
CREATE INDEX "activities_company_at" ON "activities" USING btree ("org_id","company_id","at");--> statement-breakpoint
CREATE INDEX "activities_lead_at" ON "activities" USING btree ("org_id","lead_id","at");--> statement-breakpoint
CREATE INDEX "activities_deal_at" ON "activities" USING btree ("org_id","deal_id","at");--> statement-breakpoint
CREATE INDEX "activities_follow_up" ON "activities" USING btree ("org_id","follow_up_at") WHERE "activities"."follow_up_status" = 'pending' and "activities"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "companies_created_at" ON "companies" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "companies_name" ON "companies" USING btree ("org_id","name");--> statement-breakpoint
CREATE INDEX "companies_owner" ON "companies" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "contacts_created_at" ON "contacts" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_full_name" ON "contacts" USING btree ("org_id","full_name");--> statement-breakpoint
CREATE INDEX "contacts_company_id" ON "contacts" USING btree ("org_id","company_id");--> statement-breakpoint
CREATE INDEX "contacts_owner" ON "contacts" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "deals_created_at" ON "deals" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deals_amount" ON "deals" USING btree ("org_id","amount" desc nulls last,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deals_board" ON "deals" USING btree ("org_id","stage_id","position","id");--> statement-breakpoint
CREATE INDEX "deals_contact_id" ON "deals" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "deals_company_id" ON "deals" USING btree ("org_id","company_id");--> statement-breakpoint
CREATE INDEX "deals_lead_id" ON "deals" USING btree ("org_id","lead_id");--> statement-breakpoint
CREATE INDEX "deals_owner" ON "deals" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_key" ON "forms" USING btree ("key");--> statement-breakpoint
CREATE INDEX "forms_created_at" ON "forms" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_created_at" ON "leads" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_status" ON "leads" USING btree ("org_id","status","created_at");--> statement-breakpoint
CREATE INDEX "leads_value" ON "leads" USING btree ("org_id","estimated_value" desc nulls last,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_board" ON "leads" USING btree ("org_id","stage_id","position","id");--> statement-breakpoint
CREATE INDEX "leads_contact_id" ON "leads" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_key" ON "roles" USING btree ("org_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_key" ON "pipelines" USING btree ("org_id","object","key") WHERE "pipelines"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_default" ON "pipelines" USING btree ("org_id","object") WHERE "pipelines"."is_default" and "pipelines"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stages_key" ON "stages" USING btree ("org_id","pipeline_id","key") WHERE "stages"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "stages_pipeline_position" ON "stages" USING btree ("org_id","pipeline_id","position");--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "views_created_at" ON "views" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_key_organization" ON "auth"."api_key" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "api_key_member" ON "auth"."api_key" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "invitation_organization" ON "auth"."invitation" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "auth"."invitation" USING btree ("email");--> statement-breakpoint
CREATE INDEX "invitation_inviter" ON "auth"."invitation" USING btree ("inviter_id");--> statement-breakpoint
CREATE INDEX "login_history_user" ON "auth"."login_history" USING btree ("user_id","at" desc);--> statement-breakpoint
CREATE UNIQUE INDEX "member_user" ON "auth"."member" USING btree ("user_id","organization_id");--> statement-breakpoint
CREATE INDEX "member_organization" ON "auth"."member" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_organization" ON "auth"."session" USING btree ("active_organization_id");--> statement-breakpoint
CREATE INDEX "team_organization" ON "auth"."team" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_member_user" ON "auth"."team_member" USING btree ("team_id","user_id");--> statement-breakpoint
CREATE INDEX "team_member_of" ON "auth"."team_member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "auth"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_key" ON "custom_fields" USING btree ("org_id","object","key") WHERE "custom_fields"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "changes_record" ON "changes" USING btree ("org_id","record_id","operation_id");--> statement-breakpoint
CREATE INDEX "operations_undoes" ON "operations" USING btree ("org_id","undoes") WHERE "operations"."undoes" is not null;--> statement-breakpoint
CREATE INDEX "record_keys_record" ON "record_keys" USING btree ("org_id","record_id");--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_entries_names" ON "search_entries" USING gin ("org_id","body" gin_trgm_ops) WHERE "search_entries"."object" in ('contact', 'company');--> statement-breakpoint
CREATE INDEX "shares_member" ON "shares" USING btree ("org_id","member_id","object");--> statement-breakpoint
CREATE INDEX "event_deliveries_next" ON "event_deliveries" USING btree ("org_id","record_id","subscriber","seq") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "event_deliveries_due" ON "event_deliveries" USING btree ("next_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "event_deliveries_parked" ON "event_deliveries" USING btree ("org_id","seq") WHERE status = 'parked';--> statement-breakpoint
CREATE INDEX "outbox_unrelayed" ON "outbox" USING btree ("seq") WHERE relayed_at is null;