-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "topic_id" UUID,
    "board_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "assignee_id" UUID,
    "secrecy" TEXT NOT NULL,
    "resident_id" UUID,
    "service_point_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "parked_until" TIMESTAMPTZ(3),
    "callback_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "resident_seq" INTEGER NOT NULL DEFAULT 0,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_pub_seq" INTEGER NOT NULL DEFAULT 0,
    "sort_due" TIMESTAMPTZ(3) NOT NULL DEFAULT '9999-12-31 00:00:00 +00:00',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_tally" (
    "id" BIGSERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "board_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "assignee_id" UUID,
    "service_point_id" UUID,
    "secrecy" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "case_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "staff_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("staff_id","case_id")
);

-- CreateTable
CREATE TABLE "chat_token" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "caller" TEXT NOT NULL DEFAULT '',
    "resident_id" UUID,
    "topic_id" UUID,
    "rev" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "promised_at" TIMESTAMPTZ(3) NOT NULL,
    "phone" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "staff_id" UUID,
    "service_point_id" UUID,
    "resident_id" UUID,
    "topic_id" UUID,
    "board_id" UUID NOT NULL,
    "subject" TEXT,
    "note" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_interaction" (
    "case_id" UUID NOT NULL,
    "interaction_id" UUID NOT NULL,

    CONSTRAINT "case_interaction_pkey" PRIMARY KEY ("case_id","interaction_id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "topic_id" UUID,
    "audience" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "review_at" TIMESTAMPTZ(3),
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_text" (
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "keywords" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "article_text_pkey" PRIMARY KEY ("article_id","locale")
);

-- CreateTable
CREATE TABLE "reply_template" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sv" TEXT NOT NULL,
    "en" TEXT NOT NULL,

    CONSTRAINT "reply_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "protected_identity" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_point" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "common_topics" UUID[],
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL DEFAULT 'Kundcenter',
    "phone" TEXT,
    "hours" JSONB NOT NULL DEFAULT '[]',
    "filled_at" TIMESTAMPTZ(3),

    CONSTRAINT "desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "ord" BIGSERIAL NOT NULL,
    "feed_pos" BIGINT,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "case_id" UUID,
    "seq" INTEGER,
    "pub_seq" INTEGER,
    "data" JSONB NOT NULL,
    "set" JSONB NOT NULL DEFAULT '{}',
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "actor_key" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "reply" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor_key","key")
);

-- CreateTable
CREATE TABLE "board" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "board_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "team_ids" UUID[],
    "board_ids" UUID[],
    "service_point_ids" UUID[],
    "status" TEXT NOT NULL DEFAULT 'off',
    "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locale" TEXT NOT NULL DEFAULT 'sv',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" UUID,
    "sv" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "hint" TEXT,
    "icon" TEXT NOT NULL,
    "board_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "promise_minutes" INTEGER NOT NULL,
    "secrecy" TEXT NOT NULL,
    "public" BOOLEAN NOT NULL,
    "visits" BOOLEAN NOT NULL,
    "no_free_text" BOOLEAN NOT NULL,
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "service_point_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(0) NOT NULL,
    "recorded_at" TIMESTAMPTZ(0) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "difficulty" INTEGER,
    "language" TEXT,
    "duration" TEXT,
    "helped_other" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,
    "note" TEXT,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_number_key" ON "case"("number");

-- CreateIndex
CREATE UNIQUE INDEX "case_code_key" ON "case"("code");

-- CreateIndex
CREATE INDEX "case_resident_id_idx" ON "case"("resident_id");

-- CreateIndex
CREATE INDEX "case_assignee_id_state_idx" ON "case"("assignee_id", "state");

-- CreateIndex
CREATE INDEX "case_team_id_state_idx" ON "case"("team_id", "state");

-- CreateIndex
CREATE INDEX "case_updated_at_id_idx" ON "case"("updated_at", "id");

-- CreateIndex
CREATE INDEX "chat_token_case_id_idx" ON "chat_token"("case_id");

-- CreateIndex
CREATE INDEX "contact_staff_id_idx" ON "contact"("staff_id");

-- CreateIndex
CREATE INDEX "callback_case_id_idx" ON "callback"("case_id");

-- CreateIndex
CREATE INDEX "interaction_started_at_idx" ON "interaction"("started_at");

-- CreateIndex
CREATE INDEX "interaction_resident_id_idx" ON "interaction"("resident_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE INDEX "article_updated_at_id_idx" ON "article"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reply_template_code_key" ON "reply_template"("code");

-- CreateIndex
CREATE INDEX "resident_phone_idx" ON "resident"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "service_point_code_key" ON "service_point"("code");

-- CreateIndex
CREATE UNIQUE INDEX "event_feed_pos_key" ON "event"("feed_pos");

-- CreateIndex
CREATE INDEX "event_type_at_idx" ON "event"("type", "at");

-- CreateIndex
CREATE UNIQUE INDEX "event_case_id_seq_key" ON "event"("case_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_case_id_pub_seq_key" ON "event"("case_id", "pub_seq");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "board_code_key" ON "board"("code");

-- CreateIndex
CREATE UNIQUE INDEX "team_code_key" ON "team"("code");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "topic_code_key" ON "topic"("code");

-- CreateIndex
CREATE INDEX "visit_service_point_id_occurred_at_idx" ON "visit"("service_point_id", "occurred_at");

-- AddForeignKey
ALTER TABLE "case_interaction" ADD CONSTRAINT "case_interaction_interaction_id_fkey" FOREIGN KEY ("interaction_id") REFERENCES "interaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_text" ADD CONSTRAINT "article_text_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
