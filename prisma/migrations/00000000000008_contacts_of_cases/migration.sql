-- CreateIndex
CREATE INDEX "case_interaction_interaction_id_idx" ON "case_interaction"("interaction_id");
