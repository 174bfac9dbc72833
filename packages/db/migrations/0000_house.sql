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
	"is_pinned" boolean DEFAULT false NOT NULL,
	"is_auto_generated" boolean DEFAULT false NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "activities_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "ai_actions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"task" text,
	"state" text DEFAULT 'done' NOT NULL,
	"actor" jsonb NOT NULL,
	"lead_id" uuid,
	"deal_id" uuid,
	"draft_id" uuid,
	"message_id" uuid,
	"provider" text,
	"model" text,
	"fell_back" text,
	"prompt_version" text,
	"prompt_hash" text,
	"prompt" text,
	"redactions" jsonb,
	"input_hash" text,
	"output_hash" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost" numeric(14, 6) DEFAULT '0' NOT NULL,
	"reserved" numeric(14, 6) DEFAULT '0' NOT NULL,
	"citations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"detail" text,
	"trace_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "ai_actions_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "ai_settings" (
	"org_id" uuid NOT NULL,
	"provider" text DEFAULT 'rules' NOT NULL,
	"model" text,
	"task_models" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"embedding" jsonb,
	"prices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"features_off" text[] DEFAULT '{}' NOT NULL,
	"daily_spend" numeric(12, 2),
	"secrets" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_settings_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"message_id" uuid,
	"template_id" uuid,
	"content_hash" text NOT NULL,
	"member_id" uuid NOT NULL,
	"purpose" text,
	"daily_limit" integer,
	"expires_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone,
	"void_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "approvals_of_one_thing" CHECK (case when "approvals"."kind" = 'template' then "approvals"."template_id" is not null and "approvals"."message_id" is null and "approvals"."expires_at" is not null
        else "approvals"."message_id" is not null and "approvals"."template_id" is null end)
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_pk" PRIMARY KEY("org_id","member_id"),
	CONSTRAINT "calendar_feeds_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"sender" text NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secrets" text,
	"webhook_key" text NOT NULL,
	"registration" text DEFAULT 'not_needed' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"tested_at" timestamp (3) with time zone,
	"test_result" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channels_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "messaging_settings" (
	"org_id" uuid NOT NULL,
	"is_sending" boolean DEFAULT true NOT NULL,
	"stop_reason" text,
	"postal_address" text,
	"texts_from" text,
	"texts_until" text,
	"cap_messages" integer,
	"cap_hours" integer,
	"sms_per_second" integer DEFAULT 1 NOT NULL,
	"daily_spend" numeric(12, 2),
	"price_per_segment" numeric(8, 4) DEFAULT '0.0083' NOT NULL,
	"next_sms_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messaging_settings_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"org_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_events_pk" PRIMARY KEY("org_id","channel_id","key")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"parent_id" uuid,
	"body" text NOT NULL,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"is_pinned" boolean DEFAULT false NOT NULL,
	CONSTRAINT "comments_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "consents" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid,
	"channel" text NOT NULL,
	"address_hash" text NOT NULL,
	"status" text NOT NULL,
	"purpose" text DEFAULT 'all' NOT NULL,
	"source" text NOT NULL,
	"wording" text,
	"proof" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"member_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "dnc_lists" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text,
	"as_of" timestamp (3) with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dnc_lists_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "dnc_numbers" (
	"org_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	CONSTRAINT "dnc_numbers_pk" PRIMARY KEY("org_id","address_hash","list_id")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_hash" text NOT NULL,
	"scope" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"certainty" text DEFAULT 'certain' NOT NULL,
	"member_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_reason" text,
	CONSTRAINT "suppressions_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "drafts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'generating' NOT NULL,
	"title" text NOT NULL,
	"lead_id" uuid,
	"deal_id" uuid,
	"contact_id" uuid,
	"owner_id" uuid,
	"request" jsonb,
	"content" jsonb NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"subtotal" numeric(18, 2),
	"tax" numeric(18, 2),
	"total" numeric(18, 2),
	"valid_until" date,
	"provider" text,
	"model" text,
	"prompt_hash" text,
	"redactions" jsonb,
	"failure" text,
	"approved_by_id" uuid,
	"approved_at" timestamp (3) with time zone,
	"approved_hash" text,
	"rejection_reason" text,
	"message_id" uuid,
	"sent_at" timestamp (3) with time zone,
	"sending_problem" text,
	"public_key" text,
	"artifact" jsonb,
	"signed_artifact" jsonb,
	"viewed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decision" jsonb,
	"questions" integer DEFAULT 0 NOT NULL,
	"revises_id" uuid,
	CONSTRAINT "drafts_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "drafts_about_something" CHECK ("drafts"."lead_id" is not null or "drafts"."deal_id" is not null),
	CONSTRAINT "drafts_known_type" CHECK ("drafts"."type" in ('followup_email', 'followup_sms', 'scope', 'estimate', 'proposal'))
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"request" jsonb NOT NULL,
	"file_name" text NOT NULL,
	"records" integer,
	"bytes" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"downloads" integer DEFAULT 0 NOT NULL,
	"downloaded_at" timestamp (3) with time zone,
	CONSTRAINT "exports_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "favorites" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"object" text NOT NULL,
	"target_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favorites_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "favorites_once" UNIQUE("org_id","member_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"content_id" uuid NOT NULL,
	"contact_id" uuid,
	"company_id" uuid,
	"lead_id" uuid,
	"deal_id" uuid,
	CONSTRAINT "files_pk" PRIMARY KEY("org_id","id")
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
	"theme" text DEFAULT 'auto' NOT NULL,
	"submit_label" text DEFAULT 'Send' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"show_logo" boolean DEFAULT true NOT NULL,
	CONSTRAINT "forms_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_keys" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"key" text NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "import_keys_pk" PRIMARY KEY("org_id","import_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_pk" PRIMARY KEY("org_id","object","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"title" text NOT NULL,
	"record_id" uuid,
	"values" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	CONSTRAINT "import_rows_pk" PRIMARY KEY("org_id","import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"object" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"format" text NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"has_header" boolean NOT NULL,
	"columns" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"is_remembered" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"counts" jsonb NOT NULL,
	"job_id" uuid,
	"member_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"title" text NOT NULL,
	"kind" text DEFAULT 'other' NOT NULL,
	"body" text NOT NULL,
	"file_name" text,
	CONSTRAINT "articles_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "knowledge_passages" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_object" text NOT NULL,
	"source_id" uuid NOT NULL,
	"title" text NOT NULL,
	"starts_at" integer NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"folded" text NOT NULL,
	"embedding" "bytea",
	"embedded_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_passages_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "dispatch_decisions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp (3) with time zone,
	"inputs" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispatch_decisions_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_log" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"actor" jsonb NOT NULL,
	"detail" text,
	"request_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_log_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"direction" text DEFAULT 'outbound' NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"purpose" text DEFAULT 'service' NOT NULL,
	"written_by" text DEFAULT 'member' NOT NULL,
	"is_automated" boolean DEFAULT false NOT NULL,
	"to_address" text NOT NULL,
	"from_address" text,
	"subject" text,
	"body" text NOT NULL,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"contact_id" uuid,
	"lead_id" uuid,
	"deal_id" uuid,
	"owner_id" uuid,
	"activity_id" uuid,
	"template_id" uuid,
	"merge_values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"answers_id" uuid,
	"why" text,
	"citations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source_key" text,
	"dispatch_at" timestamp (3) with time zone,
	"reason" text,
	"reason_rule" text,
	"channel_id" uuid,
	"provider" text,
	"provider_message_id" text,
	"internet_id" text,
	"unsubscribe_key" text,
	"segments" integer,
	"cost" numeric(12, 4),
	"queued_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure_code" text,
	"lease_token" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "messages_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "messages_known_channel" CHECK ("messages"."channel" in ('email', 'sms')),
	CONSTRAINT "messages_known_author" CHECK ("messages"."written_by" in ('member', 'ai', 'automation', 'system', 'customer')),
	CONSTRAINT "messages_system_answers" CHECK ("messages"."written_by" <> 'system' or "messages"."answers_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "provider_calls" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"lease_token" integer NOT NULL,
	"provider" text NOT NULL,
	"outcome" text,
	"provider_message_id" text,
	"error" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "provider_calls_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"notification_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_deliveries_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notification_deliveries_once" UNIQUE("org_id","notification_id","channel")
);
--> statement-breakpoint
CREATE TABLE "notification_mutes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_mutes_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notification_mutes_once" UNIQUE("org_id","record_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"choices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"digest" text DEFAULT 'immediate' NOT NULL,
	"digest_hour" integer DEFAULT 8 NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"chat_kind" text,
	"chat_url" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_settings_pk" PRIMARY KEY("org_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"cause_id" uuid NOT NULL,
	"type" text NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"surfaces_at" timestamp (3) with time zone NOT NULL,
	"is_shown" boolean NOT NULL,
	"read_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notifications_once" UNIQUE("org_id","cause_id","member_id")
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
CREATE TABLE "questions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lead_id" uuid NOT NULL,
	"text" text NOT NULL,
	"rationale" text,
	"status" text DEFAULT 'generated' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"fills" text,
	"citations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"answer" text,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"written_by" text DEFAULT 'member' NOT NULL,
	CONSTRAINT "questions_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "questions_answered" CHECK (("questions"."status" = 'answered') = ("questions"."answer" is not null))
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
CREATE TABLE "first_run_dismissals" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "first_run_dismissals_pk" PRIMARY KEY("org_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "first_runs" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"confirmed_steps" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trade_choices" (
	"org_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"trade" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trade_choices_pk" PRIMARY KEY("org_id","operation_id")
);
--> statement-breakpoint
CREATE TABLE "task_dependencies" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"task_id" uuid NOT NULL,
	"depends_on_id" uuid NOT NULL,
	"type" text DEFAULT 'finish_to_start' NOT NULL,
	CONSTRAINT "task_dependencies_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
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
	"status" text DEFAULT 'todo' NOT NULL,
	"priority" text DEFAULT 'medium' NOT NULL,
	"category" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"start_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"assignee_ids" uuid[] DEFAULT '{}' NOT NULL,
	"contact_id" uuid,
	"company_id" uuid,
	"lead_id" uuid,
	"deal_id" uuid,
	"parent_id" uuid,
	"estimated_hours" numeric(8, 2),
	"actual_hours" numeric(8, 2) DEFAULT '0' NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"is_blocked" boolean DEFAULT false NOT NULL,
	"reminders" text[] DEFAULT '{"1_day","1_hour"}' NOT NULL,
	"recurrence" text,
	"comes_back" text DEFAULT 'when_done' NOT NULL,
	"series_id" uuid,
	"series_start" timestamp (3) with time zone,
	"occurrence_at" timestamp (3) with time zone,
	"next_appears_at" timestamp (3) with time zone,
	"due_set_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "tasks_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "task_time_logs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"task_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"note" text,
	CONSTRAINT "task_time_logs_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"purpose" text DEFAULT 'service' NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "templates_pk" PRIMARY KEY("org_id","id")
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
	"is_default" boolean DEFAULT false NOT NULL,
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
CREATE TABLE "auth"."logo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"type" text NOT NULL,
	"base64" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"custom_role_id" uuid,
	"deactivated_at" timestamp (3) with time zone,
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
	"brand_color" text,
	"logo_id" uuid,
	"security" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deletes_at" timestamp (3) with time zone,
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
CREATE TABLE "background_job_problems" (
	"org_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"record_id" uuid,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "background_job_problems_pk" PRIMARY KEY("org_id","job_id","position")
);
--> statement-breakpoint
CREATE TABLE "background_jobs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"about" jsonb NOT NULL,
	"spec" jsonb NOT NULL,
	"cursor" jsonb,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	"problems" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"member_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"source" text NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "background_jobs_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "distinct_records" (
	"org_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "distinct_records_pk" PRIMARY KEY("org_id","object","record_id","other_id")
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
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_message" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_template" FOREIGN KEY ("org_id","template_id") REFERENCES "public"."templates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent" FOREIGN KEY ("org_id","parent_id") REFERENCES "public"."comments"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dnc_numbers" ADD CONSTRAINT "dnc_numbers_list" FOREIGN KEY ("org_id","list_id") REFERENCES "public"."dnc_lists"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_stage" FOREIGN KEY ("org_id","stage_id") REFERENCES "public"."stages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_deal" FOREIGN KEY ("org_id","deal_id") REFERENCES "public"."deals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_message" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_revises" FOREIGN KEY ("org_id","revises_id") REFERENCES "public"."drafts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_deal" FOREIGN KEY ("org_id","deal_id") REFERENCES "public"."deals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_keys" ADD CONSTRAINT "import_keys_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_stage" FOREIGN KEY ("org_id","stage_id") REFERENCES "public"."stages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_deal" FOREIGN KEY ("org_id","deal_id") REFERENCES "public"."deals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_template" FOREIGN KEY ("org_id","template_id") REFERENCES "public"."templates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_answers" FOREIGN KEY ("org_id","answers_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_calls" ADD CONSTRAINT "provider_calls_message" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_notification" FOREIGN KEY ("org_id","notification_id") REFERENCES "public"."notifications"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_mutes" ADD CONSTRAINT "notification_mutes_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_pipeline" FOREIGN KEY ("org_id","pipeline_id") REFERENCES "public"."pipelines"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task" FOREIGN KEY ("org_id","task_id") REFERENCES "public"."tasks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_depends_on" FOREIGN KEY ("org_id","depends_on_id") REFERENCES "public"."tasks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_contact" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_company" FOREIGN KEY ("org_id","company_id") REFERENCES "public"."companies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_deal" FOREIGN KEY ("org_id","deal_id") REFERENCES "public"."deals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent" FOREIGN KEY ("org_id","parent_id") REFERENCES "public"."tasks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_time_logs" ADD CONSTRAINT "task_time_logs_task" FOREIGN KEY ("org_id","task_id") REFERENCES "public"."tasks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."api_key" ADD CONSTRAINT "api_key_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."api_key" ADD CONSTRAINT "api_key_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "auth"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_inviter_id_user_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."login_history" ADD CONSTRAINT "login_history_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."logo" ADD CONSTRAINT "logo_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_active_organization_id_organization_id_fk" FOREIGN KEY ("active_organization_id") REFERENCES "auth"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_active_team_id_team_id_fk" FOREIGN KEY ("active_team_id") REFERENCES "auth"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team" ADD CONSTRAINT "team_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team_member" ADD CONSTRAINT "team_member_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "auth"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."team_member" ADD CONSTRAINT "team_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_job_problems" ADD CONSTRAINT "background_job_problems_job" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."background_jobs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_operation" FOREIGN KEY ("org_id","operation_id") REFERENCES "public"."operations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_at" ON "activities" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_contact_at" ON "activities" USING btree ("org_id","contact_id","at");--> statement-breakpoint
CREATE INDEX "activities_company_at" ON "activities" USING btree ("org_id","company_id","at");--> statement-breakpoint
CREATE INDEX "activities_lead_at" ON "activities" USING btree ("org_id","lead_id","at");--> statement-breakpoint
CREATE INDEX "activities_deal_at" ON "activities" USING btree ("org_id","deal_id","at");--> statement-breakpoint
CREATE INDEX "activities_follow_up" ON "activities" USING btree ("org_id","follow_up_at") WHERE "activities"."follow_up_status" = 'pending' and "activities"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "activities_lead_follow_up" ON "activities" USING btree ("org_id","lead_id","follow_up_at") WHERE "activities"."follow_up_status" = 'pending' and "activities"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "activities_deal_follow_up" ON "activities" USING btree ("org_id","deal_id","follow_up_at") WHERE "activities"."follow_up_status" = 'pending' and "activities"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "activities_member_follow_up" ON "activities" USING btree ("org_id","member_id","follow_up_at") WHERE "activities"."follow_up_status" = 'pending' and "activities"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "ai_actions_at" ON "ai_actions" USING btree ("org_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ai_actions_lead" ON "ai_actions" USING btree ("org_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "ai_actions_draft" ON "ai_actions" USING btree ("org_id","draft_id");--> statement-breakpoint
CREATE INDEX "ai_actions_message" ON "ai_actions" USING btree ("org_id","message_id");--> statement-breakpoint
CREATE INDEX "approvals_message_id" ON "approvals" USING btree ("org_id","message_id");--> statement-breakpoint
CREATE INDEX "approvals_template_id" ON "approvals" USING btree ("org_id","template_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_webhook_key" ON "channels" USING btree ("webhook_key");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_in_use" ON "channels" USING btree ("org_id","kind") WHERE "channels"."is_active";--> statement-breakpoint
CREATE INDEX "comments_record" ON "comments" USING btree ("org_id","record_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("org_id","parent_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_created_at" ON "comments" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "companies_created_at" ON "companies" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "companies_name" ON "companies" USING btree ("org_id","name");--> statement-breakpoint
CREATE INDEX "companies_owner" ON "companies" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "consents_address" ON "consents" USING btree ("org_id","address_hash","channel","at");--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("org_id","contact_id","at");--> statement-breakpoint
CREATE INDEX "dnc_lists_kind" ON "dnc_lists" USING btree ("org_id","kind","state","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_live" ON "suppressions" USING btree ("org_id","channel","address_hash","scope") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
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
CREATE INDEX "deals_in_stage_since" ON "deals" USING btree ("org_id","stage_id","stage_changed_at") WHERE "deals"."status" = 'open' and "deals"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_public_key" ON "drafts" USING btree ("public_key") WHERE "drafts"."public_key" is not null;--> statement-breakpoint
CREATE INDEX "drafts_created_at" ON "drafts" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "drafts_lead_at" ON "drafts" USING btree ("org_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_deal_at" ON "drafts" USING btree ("org_id","deal_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_contact_id" ON "drafts" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "drafts_message_id" ON "drafts" USING btree ("org_id","message_id") WHERE "drafts"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "drafts_waiting" ON "drafts" USING btree ("created_at") WHERE "drafts"."state" = 'generating' and "drafts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "exports_member" ON "exports" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "files_created_at" ON "files" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "files_contact_at" ON "files" USING btree ("org_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "files_company_at" ON "files" USING btree ("org_id","company_id","created_at");--> statement-breakpoint
CREATE INDEX "files_lead_at" ON "files" USING btree ("org_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "files_deal_at" ON "files" USING btree ("org_id","deal_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_key" ON "forms" USING btree ("key");--> statement-breakpoint
CREATE INDEX "forms_created_at" ON "forms" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "import_rows_outcome" ON "import_rows" USING btree ("org_id","import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "imports_member" ON "imports" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "articles_created_at" ON "articles" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_passages_source" ON "knowledge_passages" USING btree ("org_id","source_object","source_id");--> statement-breakpoint
CREATE INDEX "leads_created_at" ON "leads" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_status" ON "leads" USING btree ("org_id","status","created_at");--> statement-breakpoint
CREATE INDEX "leads_value" ON "leads" USING btree ("org_id","estimated_value" desc nulls last,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_board" ON "leads" USING btree ("org_id","stage_id","position","id");--> statement-breakpoint
CREATE INDEX "leads_contact_id" ON "leads" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "leads_quiet" ON "leads" USING btree ("org_id",coalesce("last_activity_at", "created_at")) WHERE "leads"."status" in ('new', 'working', 'qualified') and "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "dispatch_decisions_message" ON "dispatch_decisions" USING btree ("org_id","message_id","at");--> statement-breakpoint
CREATE INDEX "message_log_message" ON "message_log" USING btree ("org_id","message_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_system_answer" ON "messages" USING btree ("org_id","answers_id") WHERE "messages"."written_by" = 'system';--> statement-breakpoint
CREATE UNIQUE INDEX "messages_source" ON "messages" USING btree ("org_id","source_key") WHERE "messages"."source_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_unsubscribe" ON "messages" USING btree ("unsubscribe_key") WHERE "messages"."unsubscribe_key" is not null;--> statement-breakpoint
CREATE INDEX "messages_created_at" ON "messages" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_contact_at" ON "messages" USING btree ("org_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_lead_at" ON "messages" USING btree ("org_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_deal_at" ON "messages" USING btree ("org_id","deal_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_to" ON "messages" USING btree ("org_id","channel","to_address","sent_at");--> statement-breakpoint
CREATE INDEX "messages_internet_id" ON "messages" USING btree ("org_id","internet_id") WHERE "messages"."internet_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_provider_id" ON "messages" USING btree ("org_id","provider_message_id") WHERE "messages"."provider_message_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_decided" ON "messages" USING btree ("org_id","decided_at") WHERE "messages"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("dispatch_at") WHERE "messages"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE UNIQUE INDEX "provider_calls_once" ON "provider_calls" USING btree ("org_id","message_id") WHERE "provider_calls"."outcome" is distinct from 'turned_away';--> statement-breakpoint
CREATE INDEX "notification_deliveries_due" ON "notification_deliveries" USING btree ("due_at") WHERE "notification_deliveries"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notification_deliveries_member" ON "notification_deliveries" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("org_id","member_id","surfaces_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("org_id","member_id","surfaces_at") WHERE "notifications"."read_at" is null and "notifications"."archived_at" is null and "notifications"."is_shown";--> statement-breakpoint
CREATE UNIQUE INDEX "roles_key" ON "roles" USING btree ("org_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_key" ON "pipelines" USING btree ("org_id","object","key") WHERE "pipelines"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_default" ON "pipelines" USING btree ("org_id","object") WHERE "pipelines"."is_default" and "pipelines"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stages_key" ON "stages" USING btree ("org_id","pipeline_id","key") WHERE "stages"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "stages_pipeline_position" ON "stages" USING btree ("org_id","pipeline_id","position");--> statement-breakpoint
CREATE INDEX "questions_lead_id" ON "questions" USING btree ("org_id","lead_id","position");--> statement-breakpoint
CREATE INDEX "questions_created_at" ON "questions" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_dependencies_once" ON "task_dependencies" USING btree ("org_id","task_id","depends_on_id") WHERE "task_dependencies"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "task_dependencies_depends_on_id" ON "task_dependencies" USING btree ("org_id","depends_on_id");--> statement-breakpoint
CREATE INDEX "tasks_created_at" ON "tasks" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_due_at" ON "tasks" USING btree ("org_id","due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tasks" USING btree ("org_id","status","due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_contact_id" ON "tasks" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "tasks_company_id" ON "tasks" USING btree ("org_id","company_id");--> statement-breakpoint
CREATE INDEX "tasks_lead_id" ON "tasks" USING btree ("org_id","lead_id");--> statement-breakpoint
CREATE INDEX "tasks_deal_id" ON "tasks" USING btree ("org_id","deal_id");--> statement-breakpoint
CREATE INDEX "tasks_parent_id" ON "tasks" USING btree ("org_id","parent_id");--> statement-breakpoint
CREATE INDEX "tasks_assignees" ON "tasks" USING gin ("assignee_ids");--> statement-breakpoint
CREATE INDEX "tasks_open_due" ON "tasks" USING btree ("due_at") WHERE "tasks"."status" in ('todo', 'in_progress', 'waiting') and "tasks"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_next_appears" ON "tasks" USING btree ("next_appears_at") WHERE "tasks"."next_appears_at" is not null and "tasks"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_once_a_time" ON "tasks" USING btree ("org_id","series_id","occurrence_at") WHERE "tasks"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "task_time_logs_task_id" ON "task_time_logs" USING btree ("org_id","task_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "task_time_logs_one_runs" ON "task_time_logs" USING btree ("org_id","member_id") WHERE "task_time_logs"."ended_at" is null and "task_time_logs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "templates_created_at" ON "templates" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "views_created_at" ON "views" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_key_organization" ON "auth"."api_key" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "api_key_member" ON "auth"."api_key" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "invitation_organization" ON "auth"."invitation" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "auth"."invitation" USING btree ("email");--> statement-breakpoint
CREATE INDEX "invitation_inviter" ON "auth"."invitation" USING btree ("inviter_id");--> statement-breakpoint
CREATE INDEX "login_history_user" ON "auth"."login_history" USING btree ("user_id","at" desc);--> statement-breakpoint
CREATE INDEX "logo_organization" ON "auth"."logo" USING btree ("organization_id");--> statement-breakpoint
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
CREATE INDEX "background_jobs_member" ON "background_jobs" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "background_jobs_unfinished" ON "background_jobs" USING btree ("updated_at") WHERE "background_jobs"."state" in ('waiting', 'running');--> statement-breakpoint
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