"""People, sign-ins, bots and teams, in one step for a new database; one that has begun goes the way it knows."""

from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.text
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models

from hub.kernel.tables import TablesAtOnce

house_bot = import_module("hub.accounts.migrations.0003_house_bot")


class Migration(migrations.Migration):

    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_sessions"),
        ("accounts", "0003_house_bot"),
        ("accounts", "0004_status_and_scopes"),
        ("accounts", "0005_tickets_of_bots"),
        ("accounts", "0006_teams"),
        ("accounts", "0007_availability"),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        TablesAtOnce([
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=150, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('first_name', models.CharField(blank=True, max_length=150)),
                ('last_name', models.CharField(blank=True, max_length=150)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('role', models.CharField(choices=[('admin', 'Admin'), ('advisor', 'Advisor'), ('clerk', 'Clerk'), ('technician', 'Technician'), ('customer', 'Customer'), ('supplier', 'Supplier'), ('bot', 'Bot')], default='customer', max_length=12)),
                ('language', models.CharField(default='es', max_length=5)),
                ('is_active', models.BooleanField(default=True)),
                ('status_emoji', models.CharField(blank=True, max_length=32)),
                ('status_text', models.CharField(blank=True, max_length=80)),
                ('status_until', models.DateTimeField(null=True)),
                ('quiet_until', models.DateTimeField(null=True)),
                ('availability', models.CharField(choices=[('online', 'Online'), ('busy', 'Busy'), ('away', 'Away')], default='online', max_length=8)),
                ('away_by_itself', models.BooleanField(default=False)),
                ('gone_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='username_is_unique'), models.CheckConstraint(condition=models.Q(('role__in', ['admin', 'advisor', 'clerk', 'technician', 'customer', 'supplier', 'bot'])), name='user_has_known_role'), models.CheckConstraint(condition=models.Q(('availability__in', ['online', 'busy', 'away'])), name='user_has_known_availability')],
            },
        ),
        migrations.CreateModel(
            name='BotToken',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('scopes', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('last_used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bot_tokens', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='LoginMiss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(max_length=64)),
                ('ip', models.CharField(max_length=45)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'at'], name='misses_of_account')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('remember', models.BooleanField(default=False)),
                ('ip', models.GenericIPAddressField(null=True)),
                ('user_agent', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('last_seen_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('logout', 'Logout'), ('ended', 'Ended'), ('password', 'Password'), ('deactivated', 'Deactivated'), ('reuse', 'Reuse')], max_length=20)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['user'], name='living_sessions')],
            },
        ),
        migrations.CreateModel(
            name='RefreshToken',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('parent', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='successor', to='accounts.refreshtoken')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refresh_tokens', to='accounts.session')),
            ],
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('members', models.ManyToManyField(blank=True, related_name='teams', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='team_name_is_unique')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('bot_token', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tickets', to='accounts.bottoken')),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tickets', to='accounts.session')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('bot_token__isnull', False), ('session', None)), models.Q(('bot_token', None), ('session__isnull', False)), _connector='OR'), name='ticket_is_of_one')],
            },
        ),
        ]),
        migrations.RunPython(house_bot.make_bot, migrations.RunPython.noop),
    ]
