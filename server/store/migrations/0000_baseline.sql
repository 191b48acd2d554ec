CREATE TABLE "account_snapshots" (
	"account_id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"kind" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	"locked" boolean NOT NULL,
	"has_mail" boolean NOT NULL,
	"otherwise_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "audit_events" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"target_kind" text NOT NULL,
	"target_id" text,
	"outcome" text NOT NULL,
	"reason" text,
	"reference" text,
	"source" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_events_id_unique" UNIQUE("id")
);

--> statement-breakpoint
CREATE TABLE "copies" (
	"account_id" text NOT NULL,
	"device_id" uuid NOT NULL,
	"username" text NOT NULL,
	"workstation" text NOT NULL,
	"password_changed_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"items" jsonb NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "copies_account_id_device_id_pk" PRIMARY KEY("account_id","device_id")
);

--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thumbprint" text NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"platform" text NOT NULL,
	"os_version" text NOT NULL,
	"app_version" text NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "devices_thumbprint_unique" UNIQUE("thumbprint"),
	CONSTRAINT "devices_token_hash_unique" UNIQUE("token_hash")
);

--> statement-breakpoint
CREATE TABLE "directory_writes" (
	"account_id" text PRIMARY KEY NOT NULL,
	"password_version" text NOT NULL,
	"controller" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "email_codes" (
	"flow_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"resend_after" timestamp (3) with time zone NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "embedded_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL,
	"upn" text,
	"upn_key" text,
	"mail" text,
	"mail_key" text,
	"recovery_mail" text,
	"display_name" text NOT NULL,
	"groups" text[] DEFAULT '{}' NOT NULL,
	"tier" text DEFAULT 'standard' NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"protected" boolean DEFAULT false NOT NULL,
	"never_expires" boolean DEFAULT false NOT NULL,
	"must_change" boolean DEFAULT false NOT NULL,
	"account_expires_at" timestamp (3) with time zone,
	"password_hash" text NOT NULL,
	"password_version" bigint DEFAULT 1 NOT NULL,
	"password_change_id" uuid,
	"password_changed_at" timestamp (3) with time zone NOT NULL,
	"bad_tries" integer DEFAULT 0 NOT NULL,
	"last_bad_try_at" timestamp (3) with time zone,
	"locked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "embedded_accounts_username_key_unique" UNIQUE("username_key"),
	CONSTRAINT "embedded_accounts_upn_key_unique" UNIQUE("upn_key")
);

--> statement-breakpoint
CREATE TABLE "embedded_earlier_passwords" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"password_hash" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "embedded_policy" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"min_length" integer NOT NULL,
	"classes" boolean NOT NULL,
	"history" integer NOT NULL,
	"min_age_days" integer NOT NULL,
	"max_age_days" integer NOT NULL,
	"lockout_threshold" integer NOT NULL,
	"observation_minutes" integer NOT NULL,
	"lockout_minutes" integer NOT NULL,
	CONSTRAINT "embedded_policy_one_row" CHECK ("embedded_policy"."id" = 1)
);

--> statement-breakpoint
CREATE TABLE "enrolment_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "enrolment_codes_account_id_unique" UNIQUE("account_id")
);

--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"route" text NOT NULL,
	"fingerprint" text,
	"status" integer,
	"reply" jsonb,
	"forget_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"account_id" text,
	"recipient" text,
	"notice" jsonb,
	"reference" text,
	"at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"settled_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "password_intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reset_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"prepared" jsonb,
	"handed_over_at" timestamp (3) with time zone,
	"holder" uuid NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"reason" text,
	"result" jsonb,
	"settled_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "proofs" (
	"flow_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"proven_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proofs_flow_id_kind_pk" PRIMARY KEY("flow_id","kind")
);

--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"set_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"username" text NOT NULL,
	"kind" text NOT NULL,
	"anchor" timestamp (3) with time zone,
	"ordinal" integer NOT NULL,
	"stage_key" text NOT NULL,
	"channel" text NOT NULL,
	"device_id" uuid,
	"workstation" text,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"tried_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text,
	"name_key" text NOT NULL,
	"reason" text NOT NULL,
	"channel" text NOT NULL,
	"recovery_mail" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"extended" boolean DEFAULT false NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"standing" jsonb,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "resets_reference_unique" UNIQUE("reference"),
	CONSTRAINT "resets_token_hash_unique" UNIQUE("token_hash")
);

--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"profile" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);

--> statement-breakpoint
CREATE TABLE "sweeps" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"holder" uuid NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"seen" integer DEFAULT 0 NOT NULL,
	"unreadable" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sweeps_one_row" CHECK ("sweeps"."id" = 1)
);

--> statement-breakpoint
CREATE TABLE "throttle_counters" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"forget_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"session_id" uuid NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint
);

--> statement-breakpoint
CREATE TABLE "unlock_repeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"reference" text NOT NULL,
	"locked_before" timestamp (3) with time zone NOT NULL,
	"repeats" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "used_proofs" (
	"key" text PRIMARY KEY NOT NULL,
	"forget_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "wrong_answers" (
	"flow_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "wrong_answers_flow_id_kind_pk" PRIMARY KEY("flow_id","kind")
);

--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "embedded_earlier_passwords" ADD CONSTRAINT "embedded_earlier_passwords_account_id_embedded_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."embedded_accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "account_snapshots_seen_at" ON "account_snapshots" USING btree ("seen_at");
--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("target_kind","target_id","sequence");
--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "copies_reported_at" ON "copies" USING btree ("reported_at");
--> statement-breakpoint
CREATE INDEX "embedded_accounts_mail_key" ON "embedded_accounts" USING btree ("mail_key");
--> statement-breakpoint
CREATE INDEX "embedded_earlier_passwords_account" ON "embedded_earlier_passwords" USING btree ("account_id","version");
--> statement-breakpoint
CREATE INDEX "idempotency_keys_forget_at" ON "idempotency_keys" USING btree ("forget_at");
--> statement-breakpoint
CREATE INDEX "mails_open" ON "mails" USING btree ("lease_until") WHERE "mails"."outcome" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX "password_intents_open" ON "password_intents" USING btree ("account_id") WHERE "password_intents"."outcome" is null;
--> statement-breakpoint
CREATE INDEX "password_intents_reset" ON "password_intents" USING btree ("reset_id","claimed_at");
--> statement-breakpoint
CREATE INDEX "recovery_codes_account" ON "recovery_codes" USING btree ("account_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_granted" ON "reminders" USING btree ("account_id","stage_key","channel") WHERE "reminders"."released_at" is null;
--> statement-breakpoint
CREATE INDEX "reminders_account" ON "reminders" USING btree ("account_id","claimed_at");
--> statement-breakpoint
CREATE INDEX "reminders_claimed_at" ON "reminders" USING btree ("claimed_at","id");
--> statement-breakpoint
CREATE INDEX "resets_open" ON "resets" USING btree ("expires_at") WHERE "resets"."closed_at" is null;
--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");
--> statement-breakpoint
CREATE INDEX "throttle_counters_forget_at" ON "throttle_counters" USING btree ("forget_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "totp_factors_confirmed" ON "totp_factors" USING btree ("account_id") WHERE "totp_factors"."confirmed_at" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "totp_factors_begun" ON "totp_factors" USING btree ("session_id") WHERE "totp_factors"."confirmed_at" is null;
--> statement-breakpoint
CREATE INDEX "unlock_repeats_due" ON "unlock_repeats" USING btree ("due_at");
--> statement-breakpoint
CREATE INDEX "used_proofs_forget_at" ON "used_proofs" USING btree ("forget_at");
--> statement-breakpoint
-- The audit trail is appended to. Not even the application's own database user changes what stands there
-- without first taking this trigger away, which the database logs.
CREATE FUNCTION audit_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();
