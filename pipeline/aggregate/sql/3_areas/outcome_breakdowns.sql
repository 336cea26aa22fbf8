-- Step: which outcome type and basis a published breakdown is of (basis=closed;outcome=...;outcome_type=1), with what
-- reference/outcome_types.csv says of the type.
-- Source: Home Office, Crime outcomes open data tables (outcome types and the two counts).
-- Kept.
SELECT DISTINCT s.breakdown, b.basis, o.outcome_type, o.is_assigned, o.has_share
FROM series s
JOIN ref_outcome_bases b ON CONCAT(';', s.breakdown, ';') LIKE CONCAT('%;basis=', b.basis, ';%')
JOIN ref_outcome_types o ON CONCAT(';', s.breakdown, ';') LIKE CONCAT('%;outcome_type=', o.outcome_type, ';%')
WHERE s.measure = 'offence_outcomes'
