/** Few and findable: what people at a counter use, by group. */
export const EMOJI: Record<string, string> = {
  faces:
    '😀 😃 😄 😁 😅 😂 🤣 😊 😇 🙂 😉 😌 😍 🥰 😘 😋 😎 🤓 🤩 🥳 🤔 🤨 😐 😏 😬 🙄 😴 😪 😷 🤒 🥺 😢 😭 😤 😡 😱 😳 🤗 🤝 🫡',
  hands: '👍 👎 👌 ✌️ 🤞 🤙 👋 🙌 👏 🙏 💪 👉 👈 👆 👇 ☝️ ✋ 🖐️ ✍️ 🫶',
  hearts: '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💯 ✨ ⭐ 🔥 🎉 🎊 🎁 🎂 🌷 🌹 🍀',
  work: '✅ ☑️ ❌ ⚠️ ❗ ❓ ⏰ ⏳ 📅 📌 📍 📎 📝 📄 📋 📦 🚚 🛠️ 🔧 ⚙️ 💡 🔑 🔒 📞 📱 💻 🖨️ 🧾 💰 💵 💳 🏦 🏠 🏢 🚗 ✈️',
}
