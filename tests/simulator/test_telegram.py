"""Telegram as python-telegram-bot sees it."""

import asyncio
import json
import time

import pytest
from telegram import Bot, InputMediaPhoto, ReactionTypeEmoji, ReplyParameters, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TimedOut

from tests.patience import wait
from tests.simulator.fixture import ROSA


@pytest.fixture(autouse=True)
def durations(monkeypatch):
    """The library's coming way to give seconds; the old one warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def bot(simulator, telegram):
    made = Bot(
        telegram["bot_token"],
        base_url=f"{simulator.base}/bot",
        base_file_url=f"{simulator.base}/file/bot",
    )
    async with made:
        yield made


@pytest.fixture
def chat_id(simulator, telegram):
    """Rosa started the bot; her chat's id."""
    simulator.say(telegram["name"], "start", data={"payload": "promo_01"})
    return int(simulator.add_phone(ROSA)["accounts"][telegram["name"]])


def updates(hub):
    return [Update.de_json(json.loads(each.body), None) for each in hub.heard]


KINDS = ["text", "image", "video", "animation", "voice", "audio", "video_note", "document",
         "sticker", "location", "venue", "contact", "poll", "dice", "forward", "unsupported",
         "system", "start", "album", "block", "unblock"]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_everything_a_phone_can_do_is_a_readable_update(simulator, hub, telegram, kind):
    said = simulator.say(telegram["name"], kind, "hola")

    assert set(said.statuses) == {200}
    assert hub.heard[0].headers["X-Telegram-Bot-Api-Secret-Token"] == "s-3"
    assert all(update.update_id and update.effective_chat for update in updates(hub))


def test_reply_edit_reaction_and_button_point_at_their_message(simulator, hub, telegram):
    first = simulator.say(telegram["name"], "text", "uno").id
    for kind in ("edit", "reaction", "button"):
        simulator.say(telegram["name"], kind, "👍", reply_to=first)
    simulator.say(telegram["name"], "text", "dos", reply_to=first)

    _, edit, reaction, button, reply = updates(hub)
    assert edit.edited_message.text == "👍"
    assert reaction.message_reaction.message_id == int(first)
    assert button.callback_query.message.message_id == int(first)
    assert reply.message.reply_to_message.message_id == int(first)


def test_update_ids_grow_and_a_refused_update_comes_again(simulator, hub, telegram):
    hub.script = [500, 503]

    simulator.say(telegram["name"], "text", "uno")
    wait(lambda: len(hub.heard) == 3)
    simulator.say(telegram["name"], "text", "dos")

    first, second, third, fourth = updates(hub)
    assert first.update_id == second.update_id == third.update_id < fourth.update_id


async def test_answers_reach_the_phone(simulator, telegram, bot, chat_id):
    text = await bot.send_message(chat_id, "<b>Hola</b> 😀", parse_mode="HTML")
    photo = await bot.send_photo(chat_id, b"\xff\xd8jpeg", caption="mire")
    voice = await bot.send_voice(chat_id, b"OggS")
    document = await bot.send_document(chat_id, b"%PDF", filename="boleta.pdf")
    await bot.send_location(chat_id, -12.05, -77.04)
    await bot.send_contact(chat_id, "51999", "Luis")
    album = await bot.send_media_group(
        chat_id, [InputMediaPhoto(b"\xff\xd8a"), InputMediaPhoto(b"\xff\xd8b")]
    )
    again = await bot.send_sticker(chat_id, (await bot.send_sticker(chat_id, b"RIFF")).sticker)
    reply = await bot.send_message(chat_id, "sí", reply_parameters=ReplyParameters(text.message_id))
    await bot.set_message_reaction(chat_id, text.message_id, [ReactionTypeEmoji("👍")])

    shown = [b for b in simulator.chat(telegram["name"]) if b["author"] == "hub"]
    assert [b["kind"] for b in shown] == [
        "text", "image", "voice", "document", "location", "contact", "image", "image",
        "sticker", "sticker", "text",
    ]  # fmt: skip
    assert shown[0]["text"] == "Hola 😀" and shown[0]["reactions"] == {"hub": "👍"}
    assert photo.caption == "mire" and voice.voice and document.document.file_name == "boleta.pdf"
    assert len(album) == 2 and album[0].media_group_id and again.sticker
    assert reply.reply_to_message.message_id == text.message_id


async def test_edit_delete_typing_and_callback_answers(simulator, telegram, bot, chat_id):
    sent = await bot.send_message(chat_id, "uno")

    edited = await bot.edit_message_text("dos", chat_id, sent.message_id)
    await bot.send_chat_action(chat_id, "typing")
    await bot.delete_message(chat_id, sent.message_id)
    await bot.answer_callback_query("4382")

    assert edited.text == "dos"
    assert simulator.chat(telegram["name"])[-1]["deleted"]
    with pytest.raises(BadRequest):
        await bot.delete_message(chat_id, sent.message_id)


async def test_a_file_is_fetched_by_its_path(simulator, hub, telegram, bot):
    simulator.say(telegram["name"], "document", "mi dni")
    document = updates(hub)[0].message.document

    file = await bot.get_file(document.file_id)
    content = await file.download_as_bytearray()

    assert document.file_name == "documento.pdf" and content.startswith(b"%PDF")


async def test_limits_and_refusals_are_telegrams(simulator, telegram, bot, chat_id):
    with pytest.raises(BadRequest, match="(?i)too long"):
        await bot.send_message(chat_id, "a" * 4097)
    with pytest.raises(BadRequest, match="(?i)caption is too long"):
        await bot.send_photo(chat_id, b"jpeg", caption="a" * 1025)
    with pytest.raises(BadRequest, match="(?i)can't parse"):
        await bot.send_message(chat_id, "<b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="(?i)chat not found"):
        await bot.send_message(1, "hola")
    with pytest.raises(BadRequest, match="(?i)to be replied not found"):
        await bot.send_message(chat_id, "a", reply_parameters=ReplyParameters(1))
    simulator.say(telegram["name"], "block")
    with pytest.raises(Forbidden, match="(?i)blocked by the user"):
        await bot.send_message(chat_id, "hola")


async def test_a_bot_cannot_write_first(simulator, telegram, bot):
    stranger = simulator.add_phone("+51900000001", "Nadie")["telegram_id"]

    with pytest.raises(Forbidden, match="(?i)can't initiate"):
        await bot.send_message(stranger, "hola")


async def test_faults_on_command(simulator, telegram, bot, chat_id):
    simulator.ctl(account=telegram["name"], operation="sendMessage", status=429, retry_after=7)
    with pytest.raises(RetryAfter) as limited:
        await bot.send_message(chat_id, "a")
    simulator.ctl(account=telegram["name"], then="hold", accept=True)
    with pytest.raises(TimedOut):
        await bot.send_message(chat_id, "b", read_timeout=0.2)

    shown = [b["text"] for b in simulator.chat(telegram["name"])]
    assert limited.value.retry_after.total_seconds() == 7
    assert shown[-1] == "b" and "a" not in shown
    assert (await bot.send_message(chat_id, "c")).text == "c"


async def test_polling_and_webhook_exclude_each_other(simulator, telegram, bot):
    with pytest.raises(Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)

    begun = time.monotonic()
    await asyncio.to_thread(simulator.say, telegram["name"], "text", "hola")

    (update,) = await waiting
    assert update.message.text == "hola" and time.monotonic() - begun < 1
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_reactions_come_only_when_asked_for(simulator, hub, telegram, bot):
    first = simulator.say(telegram["name"], "text", "uno").id
    await bot.set_webhook(hub.base + "/w", secret_token="otro", allowed_updates=["message"])

    simulator.say(telegram["name"], "reaction", "👍", reply_to=first)
    simulator.say(telegram["name"], "text", "dos")

    assert (await bot.get_webhook_info()).url == hub.base + "/w"
    assert [each.path for each in hub.heard[1:]] == ["/w"]
    assert hub.heard[-1].headers["X-Telegram-Bot-Api-Secret-Token"] == "otro"


async def test_a_wrong_token_is_unauthorized(simulator):
    with pytest.raises(InvalidToken):
        async with Bot("1:no", base_url=f"{simulator.base}/bot"):
            pass
