-- A year of talks, laid down by the database itself: bench.messages of them, 20 a customer.
CREATE TEMP TABLE size AS SELECT current_setting('bench.messages')::int AS messages,
    current_setting('bench.messages')::int / 20 AS talks;
CREATE TEMP TABLE staff AS SELECT id, row_number() OVER (ORDER BY username) - 1 AS n
    FROM accounts_user WHERE username LIKE 'staff%';
CREATE TEMP TABLE talk AS SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS identity,
    gen_random_uuid() AS customer, (ARRAY['telegram', 'whatsapp_cloud', 'web'])[n % 3 + 1] AS kind,
    md5('channel' || n % 3)::uuid AS channel, now() - interval '364 days' * random() AS began
    FROM size, generate_series(1, talks) n;

INSERT INTO chat_identity (id, channel_id, external_id, name, phone, customer_name, created_at)
    SELECT identity, channel, n, 'Cliente ' || n, '', '', began FROM talk;
INSERT INTO chat_conversation (id, kind, title, picture, open_history, state, identity_id, channel_id,
    channel_kind, channel_name, assignee_id, label_names, priority, answered, last_message_at,
    scheduled, meta_seq, created_at, updated_at)
    SELECT talk.id, 'customer', '', '', false, 'open', identity, channel, kind, kind, staff.id, '[]',
    0, true, now(), 0, 0, began, began FROM talk JOIN staff ON staff.n = talk.n % 8;
INSERT INTO chat_message (id, conversation_id, number, seq, kind, direction, private, author_id,
    identity_id, text, html, topic, fingerprint, standby, state, created_at)
    SELECT gen_random_uuid(), talk.id, m, m, 'text', CASE WHEN m % 2 = 1 THEN 'in' ELSE 'out' END,
    false, CASE WHEN m % 2 = 0 THEN staff.id END, CASE WHEN m % 2 = 1 THEN identity END,
    'Buenos días, quisiera saber el precio del mantenimiento preventivo de mi excavadora', '', '',
    '', false, '', now() - interval '364 days' * random()
    FROM talk JOIN staff ON staff.n = talk.n % 8, generate_series(1, 20) m;
INSERT INTO chat_stretch (conversation_id, number, channel_id, channel_kind, started_at, answered_at,
    answered_by_id, first_seconds, first_worked_seconds, held_seconds, resolved_at, resolved_by_id,
    resolution_seconds, reopened_at)
    SELECT talk, m, channel, kind, at, at + first * interval '1 second', staff, first, first / 2, 0,
    at + first * interval '9 seconds', staff, first * 9,
    CASE WHEN m % 8 = 1 THEN at + interval '3 days' END
    FROM (SELECT talk.id AS talk, m, channel, kind, staff.id AS staff,
          now() - interval '360 days' * random() AS at, (random() * 7200)::int AS first
          FROM talk JOIN staff ON staff.n = talk.n % 8, generate_series(1, 20, 4) m) AS one;
INSERT INTO crm_customer (id, name, document_number, phone, email, kind, status, category, custom,
    phone_key, document_key, email_key, name_key, created_at, updated_at)
    SELECT customer, 'Cliente ' || n, '', '', '', 'person',
    (SELECT key FROM crm_status LIMIT 1),
    (SELECT key FROM crm_category LIMIT 1), '{}', '', '', '', '', began, began
    FROM talk;
INSERT INTO crm_communication (id, customer_id, conversation_id, identity_id, channel, body, data,
    opening_number, state, answered_at, answered_by_id, answered_number, first_response_seconds,
    created_at)
    SELECT gen_random_uuid(), customer, talk, identity, kind, '', '{}', m, 'answered',
    at + first * interval '1 second', staff, m + 1, first, at
    FROM (SELECT talk.id AS talk, customer, identity, m, kind, staff.id AS staff,
          now() - interval '360 days' * random() AS at, (random() * 7200)::int AS first
          FROM talk JOIN staff ON staff.n = talk.n % 8, generate_series(1, 20, 4) m) AS one;
