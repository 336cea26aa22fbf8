-- What the reports are about.
SELECT document_id, area_type, area_code, area_code AS area_published, force_code, 'subject' AS role, 1::INT AS page
FROM reports
