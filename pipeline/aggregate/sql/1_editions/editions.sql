-- Step: every document that was read, in order of edition; a higher edition_id is the newer edition.
-- Order: publication date; then the last day covered; then the edition note (corrected after plain, v3 after v2);
-- then the hash, so that the order never depends on the order of reading. Where one document of a series says no
-- publication date, the whole series is put in order by what it covers.
-- edition_bit: one of thirty powers of two, another one for editions of a publication that follow each other (newest_editions.sql).
-- Source of the rule: RULES.md, "Rules for figures", One figure, many editions.
-- Kept.
WITH described AS (
  SELECT
    d.document_id,
    d.publication,
    d.title,
    d.publisher,
    COALESCE(d.layout, '') AS layout,
    COALESCE(d.series, d.document_id) AS series,
    d.published,
    d.period_start,
    d.period_end,
    CASE WHEN d.edition_note IS NULL THEN 0 ELSE COALESCE(n.note_rank, 1) END AS note_rank
  FROM documents d
  LEFT JOIN ref_edition_notes n ON n.edition_note = LOWER(d.edition_note)
  WHERE d.status IN ('read', 'partly_read') AND d.publication IS NOT NULL
),
undated AS (
  SELECT DISTINCT series FROM described WHERE published IS NULL
),
dated AS (
  SELECT
    t.document_id, t.publication, t.title, t.publisher, t.layout, t.series, t.published, t.period_start, t.period_end, t.note_rank,
    CASE WHEN u.series IS NULL THEN t.published ELSE COALESCE(t.period_end, t.published) END AS edition_date
  FROM described t
  LEFT JOIN undated u ON u.series = t.series
)
SELECT
  CAST(ROW_NUMBER() OVER (
    ORDER BY edition_date ASC NULLS FIRST, period_end ASC NULLS FIRST, note_rank ASC, document_id ASC
  ) AS BIGINT) AS edition_id,
  CAST(DENSE_RANK() OVER (ORDER BY publication ASC) AS BIGINT) AS publication_id,
  CAST(POWER(2e0, CAST(CAST(ROW_NUMBER() OVER (
    PARTITION BY publication
    ORDER BY edition_date ASC NULLS FIRST, period_end ASC NULLS FIRST, note_rank ASC, document_id ASC
  ) AS BIGINT) % 30 AS DOUBLE)) AS BIGINT) AS edition_bit,
  document_id, publication, title, publisher, layout, series, edition_date, published, period_start, period_end, note_rank
FROM dated
