-- Kinds of figure and the places that have them, one family of measures after the other, in the numbers in which they
-- are published. spans says how often (spans.sql), largest about how high the figures go, marked how many in a hundred
-- have a mark in place of a value.
WITH codes AS (
  SELECT t.category
  FROM (SELECT DISTINCT category FROM ref_offence_totals) t
  LEFT JOIN ref_child_sexual_offences c ON c.category = t.category
  ORDER BY c.category IS NULL, t.category
  LIMIT (SELECT codes FROM size)
),
totals AS (
  SELECT DISTINCT total AS category FROM ref_offence_totals ORDER BY total LIMIT 23
),
outcomes AS (
  SELECT outcome_type FROM ref_outcome_types ORDER BY is_assigned DESC, outcome_type LIMIT 22
),
partnerships AS (
  SELECT place_code AS area_code FROM ref_place_types WHERE area_type = 'csp' ORDER BY place_code LIMIT 314
),
forces AS (
  SELECT 'force' AS area_type, area_code FROM ref_areas WHERE area_type = 'force'
),
forces_and_nations AS (
  SELECT area_type, area_code FROM forces
  UNION ALL SELECT 'country', unnest(['K04000001', 'E92000001', 'W92000004'])
),
regions AS (
  SELECT 'region' AS area_type, 'E1200000' || i AS area_code FROM range(1, 10) r(i)
),
councils AS (
  SELECT area_type, area_code FROM ref_areas
  WHERE (area_type = 'county' OR (area_type = 'district' AND tier <> 'lower')) AND area_code LIKE 'E%'
  UNION ALL SELECT 'country', 'E92000001'
  UNION ALL SELECT area_type, area_code FROM regions
),
every_district AS (
  SELECT area_type, area_code FROM ref_areas WHERE area_type IN ('district', 'county')
  UNION ALL SELECT area_type, area_code FROM regions
  UNION ALL SELECT 'country', unnest(['K04000001', 'E92000001', 'W92000004'])
),
ages AS (
  SELECT '' AS breakdown
  UNION ALL SELECT 'age=' || i FROM range(0, 91) r(i)
  UNION ALL SELECT 'age=' || i || ';sex=female' FROM range(0, 91) r(i)
  UNION ALL SELECT 'age=' || i || ';sex=male' FROM range(0, 91) r(i)
),
services AS (
  SELECT unnest(['referrals', 'section_47_enquiries', 'initial_child_protection_conferences', 'child_protection_plans',
    'children_looked_after']) AS measure
)
SELECT k.*, d.again, k.key_hash % 1000003 AS key_id
FROM (
SELECT *, hash(publication, measure, category, breakdown, unit, area_code) AS key_hash FROM (
-- Home Office, open data on police recorded crime: codes by quarter, of 43 forces and of 314 partnerships.
SELECT 'homeoffice-recorded-crime' AS publication, 'recorded_offences' AS measure, category, '' AS breakdown,
  'count' AS unit, area_type, area_code, 'quarter' AS spans, 300 AS largest, 0 AS marked
FROM codes, forces
UNION ALL
SELECT 'homeoffice-recorded-crime-partnerships', 'recorded_offences', category, '', 'count', 'csp', area_code, 'quarter', 50, 0
FROM codes, partnerships
UNION ALL
-- Home Office, open data on crime outcomes: codes by type of outcome, force and quarter, counted on two bases.
SELECT 'homeoffice-outcomes', 'offence_outcomes', category, 'basis=' || basis || ';outcome_type=' || outcome_type,
  'count', area_type, area_code, 'quarter', 60, 1
FROM codes, forces, ref_outcome_bases, outcomes
UNION ALL
-- ONS, police force area tables: groups of offences by year, counts and rates.
SELECT 'ons-police-force-area-tables', 'recorded_offences', category, '', 'count', area_type, area_code, 'year', 9000, 1
FROM totals, forces_and_nations
UNION ALL
SELECT 'ons-police-force-area-tables', 'recorded_offences_rate', category, '', 'per_1000', area_type, area_code, 'year', 90, 3
FROM totals, forces_and_nations
UNION ALL
SELECT 'ons-police-force-area-tables', 'recorded_offences', category, '', 'count', 'csp', area_code, 'year', 900, 1
FROM totals, partnerships
UNION ALL
SELECT 'ons-police-force-area-tables', 'recorded_offences', category, '', 'count', 'other', NULL, 'year', 90, 0
FROM totals
UNION ALL
SELECT 'ons-rolling-recorded-crime', 'recorded_offences', category, '', 'count', area_type, area_code, 'year', 9000, 1
FROM totals, forces_and_nations
UNION ALL
-- ONS, mid-year estimates: single years of age and sex, of every district.
SELECT 'ons-mid-year-population', 'population', 'all', breakdown, 'persons', area_type, area_code, 'mid_year',
  CASE WHEN breakdown = '' THEN 600000 ELSE 9000 END, 0
FROM ages, every_district
UNION ALL
-- DfE, children in need and its sisters: 39 factors and the services, of every council with children's services.
SELECT 'dfe-explore-education-statistics', 'assessment_factors', unnest([
    'child_sexual_exploitation', 'sexual_abuse_adult_on_child', 'sexual_abuse_child_on_child', 'sexual_abuse_unknown',
    'child_criminal_exploitation', 'going_missing', 'trafficking', 'gangs', 'neglect', 'emotional_abuse', 'self_harm',
    'domestic_abuse_child', 'domestic_abuse_parent', 'domestic_abuse_person', 'mental_health_child',
    'mental_health_parent', 'mental_health_person', 'alcohol_misuse_child', 'alcohol_misuse_parent',
    'alcohol_misuse_person', 'drug_misuse_child', 'drug_misuse_parent', 'drug_misuse_person',
    'learning_disability_child', 'learning_disability_parent', 'learning_disability_person',
    'physical_disability_child', 'physical_disability_parent', 'physical_disability_person',
    'physical_abuse_adult_on_child', 'physical_abuse_child_on_child', 'physical_abuse_unknown', 'young_carer',
    'privately_fostered', 'unaccompanied_asylum_seeker', 'socially_unacceptable_behaviour', 'faith_linked_abuse',
    'female_genital_mutilation', 'other']),
  '', 'count', area_type, area_code, 'year', 900, 11
FROM councils
UNION ALL
SELECT 'dfe-explore-education-statistics', 'assessments', 'episodes_with_assessment_factor', '', 'count', area_type,
  area_code, 'year', 9000, 1
FROM councils
UNION ALL
SELECT 'dfe-explore-education-statistics', 'children_in_need', unnest(['started_episodes', 'at31_episodes',
    'anypoint_episodes', 'anypoint_child', 'started_child', 'ended_episodes', 'ended_child', 'awaiting_assessment']),
  '', 'count', area_type, area_code, 'year', 6000, 1
FROM councils
UNION ALL
SELECT 'dfe-explore-education-statistics', measure, unnest(['all', 'started', 'ended']), '', 'count', area_type, area_code,
  'year', 3000, 5
FROM councils, services
UNION ALL
SELECT 'dfe-explore-education-statistics', 'children', 'all', '', 'persons', area_type, area_code, 'mid_year', 90000, 1
FROM councils
UNION ALL
-- Home Office, police workforce: kinds of staff on two days a year.
SELECT 'homeoffice-police-workforce', 'workforce', unnest(['police_officers', 'police_staff', 'designated_officers',
    'police_staff_and_designated_officers', 'special_constables', 'police_community_support_officers',
    'police_support_volunteers']),
  '', unit, area_type, area_code, 'half_year', 3000, 5
FROM forces_and_nations, (SELECT unnest(['fte', 'headcount']) AS unit)
UNION ALL
-- Home Office, use of force; CPS, prosecutions; Ministry of Justice, disposals; police.uk, searches and street crimes.
SELECT 'homeoffice-use-of-force', 'use_of_force', 'all', 'group=' || i, 'count', area_type, area_code, 'year', 5000, 4
FROM forces, range(20) r(i)
UNION ALL
SELECT 'cps-prosecution-outcomes', 'prosecutions', category, breakdown, 'count', area_type, area_code, 'year', 900, 0
FROM ref_prosecution_parts, forces_and_nations, (SELECT unnest(['sexual_offences', 'homicide', 'robbery', 'burglary',
  'drugs_offences', 'criminal_damage', 'public_order_offences', 'fraud_and_forgery', 'theft_and_handling',
  'offences_against_the_person', 'motoring_offences', 'all']) AS category)
UNION ALL
SELECT 'moj-youth-justice', 'disposals', 'all', 'disposal=' || i, 'count', area_type, area_code, 'year', 400, 6
FROM forces, range(12) r(i)
UNION ALL
SELECT 'policeuk-archive', 'stop_and_search', 'all', 'object=' || i, 'count', area_type, area_code, 'month', 400, 0
FROM forces, range(10) r(i)
UNION ALL
SELECT 'policeuk-archive', 'street_crimes', 'kind_' || i, '', 'count', area_type, area_code, 'month', 300, 0
FROM range(14) r(i), (SELECT area_type, area_code FROM ref_areas WHERE area_type = 'district')
) k
) k
JOIN (SELECT unnest([0, 1]) AS again) d ON d.again = 0 OR k.key_hash % 10000 = 0
