/** Lines of a list are parted by line breaks. */
export default {
  way: {
    telegram: {
      name: 'Telegram',
      text: 'A bot with the name of your business. Free, ready in five minutes.',
      needs:
        'A Telegram account on your phone.\nThe bot: write to @BotFather, send /newbot, give it a name and a user name ending in “bot”.\nThe token @BotFather answers with. Share it with nobody else.',
      message: 'Open your bot in Telegram, press “Start” and write “hello”.',
    },
    cloud: {
      name: 'WhatsApp (Meta, a new number)',
      text: 'Straight with Meta, with a number that is not used in the WhatsApp app.',
      needs:
        'A Facebook account that manages the business at business.facebook.com.\nA number that takes an SMS or a call and is not in the WhatsApp app.\nAn app of type “Business” at developers.facebook.com with the product WhatsApp.\nA system user with a token that does not expire.',
      address:
        'At developers.facebook.com open your app → WhatsApp → Configuration.\nUnder “Webhook” press “Edit”.\nPaste the address into “Callback URL” and the token into “Verify token”. Press “Verify and save”.\nUnder “Webhook fields” subscribe “messages” and “message_template_status_update”.\nOnce Meta has checked the address this step turns green by itself.',
      message: 'Write “hello” to the business number from another phone.',
    },
    coexistence: {
      name: 'WhatsApp keeping the phone’s app',
      text: 'Coexistence: your team answers here while you go on using WhatsApp Business on the phone.',
      needs:
        'The WhatsApp Business app (not the ordinary one) on the phone, up to date and in use.\nA Facebook account that manages the business, and an app with the product WhatsApp.\nThe number connected in Meta’s embedded sign-up by “Connect an existing WhatsApp Business account”, scanning the code with the app.\nA system user with a token that does not expire.',
      changes:
        'What you answer on the phone shows here as an answer of the business, without an advisor’s name.\nWhat is edited or deleted on the phone changes here too, when Meta tells.\nAt most 20 messages leave per second.\nOpen the phone’s app at least every 14 days, or Meta disconnects the number.\nGroups, calls, status updates and disappearing messages do not come over; broadcast lists become read only.\nConversations you begin on the phone are free; those from here follow Meta’s prices.',
      address:
        'At developers.facebook.com open your app → WhatsApp → Configuration.\nUnder “Webhook” press “Edit”, paste the address and the verify token, press “Verify and save”.\nSubscribe the fields “messages”, “smb_message_echoes”, “smb_app_state_sync” and “history”.\nOnce Meta has checked the address this step turns green by itself.',
      message: 'Write “hello” to the business number from another phone.',
    },
    sandbox: {
      name: 'WhatsApp for trying (Twilio Sandbox)',
      text: 'To try today: a shared number of Twilio’s, no paperwork.',
      needs:
        'An account at twilio.com (a trial is enough).\nIn the console: Messaging → Try it out → Send a WhatsApp message. There stand the number and the code “join …”.\nSend that code to the number from your phone. Everybody who tries has to, and again every 72 hours.',
      address:
        'In Twilio: Messaging → Try it out → Send a WhatsApp message → Sandbox settings.\nPaste the address into “When a message comes in”, method POST.\nPaste the same address into “Status callback URL”.\nPress “Save”.',
      message: 'Write “hello” from the phone that sent the code “join …”.',
    },
    sender: {
      name: 'WhatsApp by Twilio (own number)',
      text: 'Your number, with Twilio as the provider and one bill.',
      needs:
        'A Twilio account with credit.\nAn approved WhatsApp sender: Messaging → Senders → WhatsApp senders, state “Online”.\nAccount SID and Auth Token from the console’s first page.',
      address:
        'In Twilio: Messaging → Senders → WhatsApp senders → your number → Edit.\nPaste the address into “Webhook URL for incoming messages”, method POST.\nPaste the same address into “Status callback URL”.\nPress “Update WhatsApp Sender”.',
      message: 'Write “hello” from your phone to the business number.',
    },
    messenger: {
      name: 'Messenger',
      text: 'The messages of your Facebook page.',
      needs:
        'A Facebook page you manage.\nAn app of type “Business” at developers.facebook.com with the product Messenger.\nA page token that does not expire, of a system user the page is assigned to.',
      address:
        'At developers.facebook.com open your app → Messenger → Messenger API settings.\nUnder “Configure webhooks” paste the address and the verify token, press “Verify and save”.\nUnder “Generate access tokens” add your page and subscribe messages, messaging_postbacks, message_deliveries, message_reads and message_echoes.\nOnce Meta has checked the address this step turns green by itself.',
      message: 'From a personal account, write “hello” to your page.',
    },
    instagram: {
      name: 'Instagram',
      text: 'The direct messages of your professional account.',
      needs:
        'A professional Instagram account (business or creator).\nIn Instagram: Settings → Messages → Connected tools → allow access to messages.\nAn app of type “Business” at developers.facebook.com with the product Instagram.',
      address:
        'At developers.facebook.com open your app → Instagram → API setup.\nUnder “Configure webhooks” paste the address and the verify token, press “Verify and save”.\nSubscribe messages, messaging_postbacks, messaging_seen and message_reactions.\nOnce Meta has checked the address this step turns green by itself.',
      message: 'From another account, send “hello” as a direct message to yours.',
    },
  },
  find: {
    bot_token: 'In the chat with @BotFather: /mybots → your bot → “API Token”.',
    account_sid: 'On the first page of console.twilio.com, “Account Info”. It begins with AC.',
    auth_token: 'In the same place, “Auth Token” → “Show”.',
    sender: 'The WhatsApp number with its country code, for example +51 987 654 321.',
    display_number: 'The number as your customers see it, with its country code.',
    phone_number_id: 'App → WhatsApp → API setup → “Phone number ID”.',
    waba_id: 'On the same page: “WhatsApp Business Account ID”.',
    access_token:
      'business.facebook.com → Settings → System users → Generate token, without expiry, with the messaging permissions.',
    page_access_token:
      'business.facebook.com → System users → Generate token with pages_messaging and the page assigned.',
    app_secret: 'App → App settings → Basic → “App secret” → Show.',
    app_id: 'Top left on your app’s page: “App ID”.',
    page_id: 'Your page → About → Page transparency → “ID”.',
    account_id: 'App → Instagram → API setup → the number beside your account.',
    verify_token: 'Made up for you. You will paste it at Meta in the next step.',
    secret_token: 'Made up for you and told to Telegram for you.',
  },
  wrong: {
    bot_token: 'It looks like 123456789:AAH… Copy all of it, with the colon.',
    account_sid: 'It begins with AC and goes on with letters and numbers.',
    sender: 'Write the number with its country code, for example +51 987 654 321.',
    display_number: 'Write a phone number with its country code.',
    number: 'It is a long number, without letters or blanks.',
    secret: 'It has no blanks and no accents: copy all of it.',
    required: 'This is missing.',
  },
}
