CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT ('0190' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
INSERT INTO crm_customer (id, name, document_number, phone, email, status, category, kind,
    phone_key, document_key, email_key, name_key, custom, created_at, updated_at, portal_user_id)
SELECT pg_temp.id(1, n), 'Cliente ' || n, (20100000000 + n)::text, '', '', 'active', '', 'person',
    '', (20100000000 + n)::text, '', 'cliente ' || n, '{}', %(began)s, %(began)s,
    CASE WHEN n = 1 THEN %(rosa)s::uuid END
FROM generate_series(1, %(people)s) n;
INSERT INTO crm_contract (id, number, number_key, label, address, state, created_at, updated_at,
    created_by_id, customer_id, made_for_id)
SELECT pg_temp.id(2, n), '00-' || n, n::text, '', '', 'active', %(began)s, %(began)s,
    %(staff)s, pg_temp.id(1, n), pg_temp.id(1, n)
FROM generate_series(1, %(people)s) n;
CREATE TEMP TABLE bill ON COMMIT DROP AS
SELECT n, who, total, net, day, at,
    CASE WHEN dice < 10 THEN 'void' WHEN dice < 15 THEN 'uncollectible'
         WHEN age < 30 AND dice < 600 OR dice < 60 THEN 'open'
         WHEN age < 60 AND dice < 150 OR dice < 80 THEN 'partial' ELSE 'paid' END AS state
FROM (
    SELECT n, 1 + n %% %(people)s AS who, 11800 * (1 + n %% 50) AS total,
        10000 * (1 + n %% 50) AS net, n * 7919 %% 1000 AS dice,
        %(began)s::date + (n * 1096 / (%(many)s + 1))::int AS day,
        %(began)s::timestamptz + interval '1096 days' * (n::float8 / (%(many)s + 1)) AS at,
        %(today)s::date - %(began)s::date - (n * 1096 / (%(many)s + 1))::int AS age
    FROM generate_series(1, %(many)s::bigint) n
) each;
ANALYZE bill;
INSERT INTO billing_invoice (id, kind, customer_id, made_for_id, contract_id, state, series_id,
    number, label, issue_on, due_on, currency, includes_tax, extra_discount_minor, discount_minor,
    net_minor, tax_minor, total_minor, period, address, note, detraction_minor, authority_label,
    paid_minor, applied_minor, credited_minor, balance_minor, snapshot, hash, previous_hash,
    disputed, version, shown_version, created_by_id, issued_by_id, issued_at, closed_reason,
    created_at, updated_at)
SELECT pg_temp.id(3, n), 'invoice', pg_temp.id(1, who), pg_temp.id(1, who), pg_temp.id(2, who),
    state, %(series)s, n, 'F001-' || lpad(n::text, 8, '0'), day, day + 30, 'PEN', false, 0, 0,
    net, total - net, total, '', 'Av. Los Olivos 123, Lima', '', 0, '',
    paid, 0, 0, total - paid,
    jsonb_build_object('customer', jsonb_build_object('name', 'Cliente ' || who,
        'document_number', 20100000000 + who), 'taxes', jsonb_build_array(
        jsonb_build_object('kind', 'taxed', 'rate', '18', 'base', net, 'tax', total - net))),
    md5(n::text) || md5(n::text), md5((n - 1)::text) || md5((n - 1)::text),
    false, 1, 1, %(staff)s, %(staff)s, at, '', at, at
FROM (SELECT *, CASE state WHEN 'paid' THEN total WHEN 'partial' THEN total / 2 ELSE 0 END AS paid
      FROM bill) each;
INSERT INTO billing_payment (id, customer_id, made_for_id, invoice_id, state, amount_minor,
    allocated_minor, refunded_minor, currency, method, operation_number, proof_sha256, gateway,
    external_id, paid_on, note, reason, version, shown_version, recorded_by_id, confirmed_by_id,
    confirmed_at, kept_by_one, created_at, updated_at)
SELECT pg_temp.id(4, n), pg_temp.id(1, who), pg_temp.id(1, who), pg_temp.id(3, n), 'confirmed',
    paid + CASE WHEN n %% 100 = 0 THEN 5000 ELSE 0 END, paid, 0, 'PEN', 'transfer', 'OP' || n, '',
    '', '', day + 5, '', '', 1, 1, %(staff)s, %(staff)s, at, false,
    at + interval '5 days', at + interval '5 days'
FROM (SELECT *, CASE state WHEN 'paid' THEN total ELSE total / 2 END AS paid FROM bill
      WHERE state IN ('paid', 'partial')) each;
INSERT INTO billing_allocation (id, payment_id, invoice_id, amount_minor, author_id, created_at)
SELECT pg_temp.id(5, n), pg_temp.id(4, n), pg_temp.id(3, n),
    CASE state WHEN 'paid' THEN total ELSE total / 2 END, %(staff)s, at + interval '5 days'
FROM bill WHERE state IN ('paid', 'partial');
INSERT INTO billing_account (id, kind, customer_id, currency, balance, updated_at)
SELECT pg_temp.id(7, n), 'receivable', pg_temp.id(1, n), 'PEN', 0, %(began)s
FROM generate_series(1, %(people)s) n
UNION ALL SELECT pg_temp.id(8, n), 'credit', pg_temp.id(1, n), 'PEN', 0, %(began)s
FROM generate_series(1, %(people)s) n
UNION ALL SELECT pg_temp.id(9, 1), 'revenue', NULL, 'PEN', 0, %(began)s
UNION ALL SELECT pg_temp.id(9, 2), 'tax', NULL, 'PEN', 0, %(began)s
UNION ALL SELECT pg_temp.id(9, 3), 'clearing_transfer', NULL, 'PEN', 0, %(began)s;
INSERT INTO billing_entry (id, source_type, source_id, kind, description, author_id, created_at)
SELECT pg_temp.id(10, n), 'invoice', pg_temp.id(3, n), 'invoice', '', %(staff)s::uuid, at FROM bill
WHERE state NOT IN ('void', 'uncollectible')
UNION ALL
SELECT pg_temp.id(11, n), 'payment', pg_temp.id(4, n), 'payment', '', %(staff)s::uuid,
    at + interval '5 days' FROM bill WHERE state IN ('paid', 'partial')
UNION ALL
SELECT pg_temp.id(12, n), 'allocation', pg_temp.id(5, n), 'allocation', '', %(staff)s::uuid,
    at + interval '5 days' FROM bill WHERE state IN ('paid', 'partial');
INSERT INTO billing_posting (entry_id, account_id, amount, balance_after)
SELECT entry, account, amount, 0 FROM bill, LATERAL (VALUES
    (pg_temp.id(10, n), pg_temp.id(7, who), -total),
    (pg_temp.id(10, n), pg_temp.id(9, 1), net),
    (pg_temp.id(10, n), pg_temp.id(9, 2), total - net)) line (entry, account, amount)
WHERE state NOT IN ('void', 'uncollectible');
INSERT INTO billing_posting (entry_id, account_id, amount, balance_after)
SELECT entry, account, amount, 0 FROM (
    SELECT *, CASE state WHEN 'paid' THEN total ELSE total / 2 END AS paid,
        CASE WHEN n %% 100 = 0 THEN 5000 ELSE 0 END AS more
    FROM bill WHERE state IN ('paid', 'partial')) each, LATERAL (VALUES
    (pg_temp.id(11, n), pg_temp.id(9, 3), -paid - more),
    (pg_temp.id(11, n), pg_temp.id(8, who), paid + more),
    (pg_temp.id(12, n), pg_temp.id(8, who), -paid),
    (pg_temp.id(12, n), pg_temp.id(7, who), paid)) line (entry, account, amount);
UPDATE billing_account SET balance = summed FROM (
    SELECT account_id, sum(amount) AS summed FROM billing_posting GROUP BY account_id) sums
WHERE account_id = id;
INSERT INTO billing_coupon (id, kind, state, code, digest, reference, customer_id, made_for_id,
    invoice_id, currency, amount_minor, min_base_minor, "limit", used, stackable, scope,
    starts_at, expires_at, void_reason, version, shown_version, told_step, created_by_id,
    created_at, updated_at)
SELECT pg_temp.id(6, n), 'payment', 
    CASE WHEN bill > %(many)s * 0.97 THEN 'issued' ELSE 'expired' END,
    'B' || lpad(n::text, 11, '0'), md5(n::text) || md5((-n)::text), lpad(n::text, 10, '0'),
    pg_temp.id(1, who), pg_temp.id(1, who), pg_temp.id(3, bill), 'PEN', total, 0, 1, 0, false,
    'any', at, at + interval '30 days', '', 1, 1, 0, %(staff)s, at, at
FROM (SELECT n / 10 AS n, n AS bill, who, total, at FROM bill WHERE n %% 10 = 0) each
