-- Step: the worst state of what a finding asks of one force or council; another force that has acted doesn't stand for it.
-- Source of the rule: record/CONTRACT.md, findings.state and obligations.state.
WITH ranked_states AS (
  SELECT
    o.finding_id, o.area_code, o.state,
    ROW_NUMBER() OVER (
      PARTITION BY o.finding_id, o.area_code
      ORDER BY CASE o.state
        WHEN 'overdue' THEN 1 WHEN 'open' THEN 2 WHEN 'status_unknown' THEN 3 WHEN 'superseded' THEN 4 WHEN 'not_accepted' THEN 5 ELSE 6
      END ASC, o.obligation_id ASC
    ) AS place_in_order
  FROM obligations o
  WHERE o.area_code IS NOT NULL
)
SELECT r.finding_id, r.area_code, r.state FROM ranked_states r WHERE r.place_in_order = 1
