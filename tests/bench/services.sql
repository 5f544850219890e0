-- A year of service, laid down by the database itself: an order for every ten messages.
CREATE TEMP TABLE service AS SELECT current_setting('bench.messages')::int / 10 AS orders,
    current_setting('bench.messages')::int / 200 AS machines, 300 AS parts, 30 AS people,
    (SELECT id FROM accounts_user WHERE username = 'boss') AS boss, gen_random_uuid() AS kind,
    gen_random_uuid() AS machine_kind, gen_random_uuid() AS location;
CREATE TEMP TABLE technician AS SELECT id, row_number() OVER (ORDER BY username) - 1 AS n
    FROM accounts_user WHERE username LIKE 'tech%';
CREATE TEMP TABLE owner AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS n
    FROM crm_customer LIMIT 5000;

INSERT INTO field_service_orderkind (id, name, minutes, needs_photos, needs_signature, created_at)
    SELECT kind, 'Mantenimiento', 60, false, false, now() - interval '365 days' FROM service;
INSERT INTO field_service_machinekind (id, name, created_at)
    SELECT machine_kind, 'Excavadora', now() - interval '365 days' FROM service;
INSERT INTO field_service_shift (technician_id, weekday, starts, ends)
    SELECT id, day, 480, 1020 FROM technician, generate_series(0, 5) day;

CREATE TEMP TABLE digger AS SELECT m AS n, gen_random_uuid() AS id, owner.id AS customer
    FROM service, generate_series(0, machines - 1) m, owner
    WHERE owner.n = m % (SELECT count(*) FROM owner);
INSERT INTO field_service_machine (id, customer_id, made_for_id, kind_id, name, serial, serial_key,
    maker, model, place, hour_meter, state, state_since, note, version, created_by_id, created_at,
    updated_at)
    SELECT id, customer, customer, machine_kind, 'Excavadora ' || n, 'S' || n, 's' || n, 'CAT', '320',
    'Ate', 5000, 'up', now() - interval '1 day', '', 1, boss, now() - interval '365 days', now()
    FROM digger, service;
INSERT INTO field_service_machinechange (machine_id, what, before, after, reason, owner_id, at)
    SELECT id, CASE WHEN m = 0 THEN 'registered' ELSE 'state' END, '',
    CASE WHEN m % 2 = 0 THEN 'up' ELSE 'down' END, '', customer,
    now() - interval '365 days' + m * interval '18 days' + n % 1000 * interval '20 minutes'
    FROM digger, generate_series(0, 18) m ORDER BY m;
INSERT INTO field_service_reading (machine_id, hours, before, reason, source, at)
    SELECT id, m * 100 + 100, m * 100, '', 'staff', now() - interval '360 days' + m * interval '7 days'
    FROM digger, generate_series(0, 50) m ORDER BY m;

CREATE TEMP TABLE job AS SELECT one.n, gen_random_uuid() AS id, digger.id AS machine, digger.customer,
    technician.id AS who, at, dice,
    at + interval '1 hour' AS assigned, at + interval '30 hours' AS began,
    at + interval '31 hours' + dice * interval '30 minutes' AS ended
    FROM (SELECT n, random() AS dice, now() - interval '364 days'
        + n / people * (interval '362 days' / (orders / people + 1)) AS at
        FROM service, generate_series(0, orders - 1) n) one
    JOIN digger ON digger.n = one.n % (SELECT machines FROM service)
    JOIN technician ON technician.n = one.n % (SELECT people FROM service);
CREATE TEMP TABLE step AS SELECT job.id, place, what, before, after, CASE place WHEN 0 THEN at
    WHEN 1 THEN assigned WHEN 2 THEN began WHEN 3 THEN ended ELSE ended + interval '2 days' END AS at
    FROM job, (VALUES (0, 'requested', 'requested', 'requested'), (1, 'assign', 'requested', 'assigned'),
        (2, 'start', 'assigned', 'in_progress'), (3, 'finish', 'in_progress', 'done'),
        (4, 'close', 'done', 'closed')) AS table_of (place, what, before, after)
    WHERE place < CASE WHEN dice < 0.02 THEN 2 ELSE 5 END;
INSERT INTO field_service_order (id, number, customer_id, made_for_id, kind_id, machine_id, source,
    title, symptom, place, priority, state, state_since, starts_at, ends_at, finish_by,
    held_seconds, reason, done_at, version, shown_version, created_by_id, created_at, updated_at)
    SELECT job.id, n + 1, customer, customer, service.kind, machine,
    CASE WHEN n % 3 = 0 THEN 'plan' ELSE 'staff' END, 'Mantenimiento 250 h', '', 'Ate', 'normal',
    CASE WHEN dice < 0.02 THEN 'assigned' ELSE 'closed' END,
    CASE WHEN dice < 0.02 THEN assigned ELSE ended + interval '2 days' END, began, ended,
    at + interval '31 hours 20 minutes', 0, '', CASE WHEN dice >= 0.02 THEN ended END, 1, 1, boss, at,
    at FROM job, service;
INSERT INTO field_service_orderstep (order_id, what, before, after, reason, author_id, happened_at,
    created_at)
    SELECT id, what, before, after, '', boss, at, at FROM step, service ORDER BY at;
INSERT INTO field_service_booking (id, order_id, technician_id, starts_at, ends_at, overruled,
    created_by_id, created_at)
    SELECT gen_random_uuid(), id, who, began, ended, '', boss, assigned FROM job, service;
INSERT INTO field_service_timelog (id, order_id, technician_id, kind, started_at, ended_at)
    SELECT gen_random_uuid(), id, who, 'travel', began - interval '20 minutes', began FROM job
    UNION ALL SELECT gen_random_uuid(), id, who, 'work', began, ended FROM job;
INSERT INTO field_service_ordersurvey (id, order_id, state, due_at, score, told_error, comment, via,
    answered_at, created_at)
    SELECT gen_random_uuid(), id, 'answered', ended, 3 + n % 3, '', '', 'link', ended, ended
    FROM job WHERE n % 2 = 0 AND dice >= 0.02;

CREATE TEMP TABLE piece AS SELECT n, gen_random_uuid() AS id
    FROM service, generate_series(0, parts - 1) n;
INSERT INTO field_service_part (id, code, name, unit, maker, note, reorder_point, reorder_quantity,
    currency, value_minor, cost_minor, version, created_by_id, created_at, updated_at)
    SELECT id, 'P-' || n, 'Filtro ' || n, 'u', '', '', 5, 20, 'PEN', 0, 0, 1, boss,
    now() - interval '365 days', now() FROM piece, service;
INSERT INTO field_service_location (id, name, kind, is_main, created_at)
    SELECT location, 'Almacén', 'store',
    NOT EXISTS (SELECT 1 FROM field_service_location WHERE is_main), now() FROM service;
INSERT INTO field_service_stockmove (id, part_id, location_id, kind, quantity, after, value_minor,
    order_id, reason, at)
    SELECT gen_random_uuid(), piece.id, location, move.kind, quantity, 1, quantity * 100,
    CASE WHEN move.kind = 'use' THEN job.id END, '', began
    FROM job JOIN piece ON piece.n = job.n % (SELECT parts FROM service), service,
    (VALUES ('receive', 1), ('use', -1)) AS move (kind, quantity);
