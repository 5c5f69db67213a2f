-- By hand: what the built-in search reads. Triggers keep it in the transaction that changes an article.
-- Plain parts of PostgreSQL: its Swedish and English stemmers, unaccent, and pg_trgm over the words in use
-- (the pairing that the manual of pg_trgm describes under "Text Search Integration").

-- Every word that stands in an article, with its stem; words are only ever added, stale ones find nothing.
CREATE TABLE search_word (
  locale text NOT NULL,
  word text NOT NULL,
  lexeme text NOT NULL,
  root text NOT NULL,
  PRIMARY KEY (locale, word)
);
CREATE INDEX search_word_root ON search_word (locale, root);
CREATE INDEX search_word_start ON search_word (locale, word text_pattern_ops);
CREATE INDEX search_word_like ON search_word USING gin (word gin_trgm_ops);

-- Where each stem stands: the best field it stands in decides its weight.
CREATE TABLE search_place (
  locale text NOT NULL,
  lexeme text NOT NULL,
  article_id uuid NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  weight real NOT NULL,
  PRIMARY KEY (locale, lexeme, article_id)
);
CREATE INDEX search_place_article ON search_place (article_id, locale);

-- Small letters a to z and figures, one space between words; the address of a Markdown link is not text.
CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT trim(regexp_replace(
    lower(unaccent(normalize(regexp_replace(given, '\]\([^)]*\)', ' ', 'g'), NFC))),
    '[^a-z0-9]+', ' ', 'g'))
$$;

CREATE FUNCTION search_lexeme(given_locale text, word text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((ts_lexize(
    (CASE given_locale WHEN 'en' THEN 'english_stem' ELSE 'swedish_stem' END)::regdictionary, word))[1], word)
$$;

-- Brings a verb and its noun together, which the stemmer does not: hämta, hämtning; anmäla, anmälan.
-- search/words.ts has the same rule.
CREATE FUNCTION search_root(given_locale text, word text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN given_locale = 'en' THEN search_lexeme(given_locale, word)
    ELSE regexp_replace(search_lexeme(given_locale, word), '^(.{4,})(ning|an)$', '\1') END
$$;

CREATE FUNCTION search_config(given_locale text) RETURNS regconfig LANGUAGE sql STABLE AS $$
  SELECT (CASE given_locale WHEN 'en' THEN 'english' ELSE 'swedish' END)::regconfig
$$;

CREATE FUNCTION search_index_text(given_article uuid, given_locale text) RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_place WHERE article_id = given_article AND locale = given_locale;

  INSERT INTO search_place (locale, lexeme, article_id, weight)
  SELECT t.locale, found.lexeme, t.article_id,
    max(CASE field WHEN 'A' THEN 1 WHEN 'B' THEN 0.8 WHEN 'C' THEN 0.6 ELSE 0.3 END)
  FROM article_text t
  CROSS JOIN LATERAL unnest(
    setweight(to_tsvector(search_config(t.locale), search_fold(t.title)), 'A') ||
    setweight(to_tsvector(search_config(t.locale), search_fold(t.keywords)), 'B') ||
    setweight(to_tsvector(search_config(t.locale), search_fold(t.summary)), 'C') ||
    setweight(to_tsvector(search_config(t.locale), search_fold(t.body)), 'D')
  ) AS found (lexeme, positions, fields)
  CROSS JOIN LATERAL unnest(found.fields) AS field
  WHERE t.article_id = given_article AND t.locale = given_locale
  GROUP BY t.locale, t.article_id, found.lexeme;

  -- In one order, so that two who save at the same time wait for each other but never in a circle.
  INSERT INTO search_word (locale, word, lexeme, root)
  SELECT DISTINCT t.locale, w.word, search_lexeme(t.locale, w.word), search_root(t.locale, w.word)
  FROM article_text t
  CROSS JOIN LATERAL regexp_split_to_table(
    search_fold(concat_ws(' ', t.title, t.keywords, t.summary, t.body)), ' ') AS w (word)
  WHERE t.article_id = given_article AND t.locale = given_locale AND length(w.word) BETWEEN 2 AND 40
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM search_index_text(OLD.article_id, OLD.locale); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM search_index_text(NEW.article_id, NEW.locale); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON article_text
  FOR EACH ROW EXECUTE FUNCTION search_follow();

-- The words in use that may be meant by each wanted word (folded): its other forms, what it begins when it is
-- still being typed, compounds with it, the halves of it, and what is spelt nearly so (pg_trgm's usual 0.3).
-- The caller weighs them. Not forgiving: forms and beginnings alone.
CREATE FUNCTION search_expand(given_locale text, wanted text[], typing boolean, forgiving boolean)
RETURNS TABLE (n integer, word text, lexeme text)
LANGUAGE sql STABLE AS $$
  -- Materialized: the stemmer is asked once per wanted word, not once per word in use.
  WITH asked AS MATERIALIZED (
    SELECT w.word, w.n, search_root(given_locale, w.word) AS root,
      CASE WHEN forgiving AND length(w.word) >= 7 THEN ARRAY(
        SELECT search_root(given_locale, piece)
        FROM generate_series(3, length(w.word) - 3) AS cut,
          LATERAL unnest(ARRAY[left(w.word, cut), right(w.word, cut)]) AS piece)
      END AS pieces
    FROM unnest(wanted) WITH ORDINALITY AS w (word, n)
  )
  SELECT asked.n::integer, found.word, found.lexeme
  FROM asked
  CROSS JOIN LATERAL (
    SELECT v.word, v.lexeme FROM search_word v WHERE v.locale = given_locale AND v.word = asked.word
    UNION
    SELECT v.word, v.lexeme FROM search_word v WHERE v.locale = given_locale AND v.root = asked.root
    UNION
    SELECT v.word, v.lexeme FROM search_word v WHERE v.locale = given_locale AND v.root = ANY (asked.pieces)
    UNION
    (SELECT v.word, v.lexeme FROM search_word v
     WHERE typing AND asked.n = cardinality(wanted)
       AND v.locale = given_locale AND v.word LIKE asked.word || '%'
     ORDER BY length(v.word), v.word LIMIT 80)
    UNION
    (SELECT v.word, v.lexeme FROM search_word v
     WHERE forgiving AND length(asked.root) >= 3 AND v.locale = given_locale AND v.word LIKE '%' || asked.root || '%'
     ORDER BY length(v.word), v.word LIMIT 120)
    UNION
    (SELECT v.word, v.lexeme FROM search_word v
     WHERE forgiving AND length(asked.word) >= 4 AND v.locale = given_locale AND v.word % asked.word
     ORDER BY similarity(v.word, asked.word) DESC, v.word LIMIT 40)
  ) AS found
$$;

SELECT search_index_text(article_id, locale) FROM article_text;
