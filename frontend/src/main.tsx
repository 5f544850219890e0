import i18next from 'i18next'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startSession } from './app/start'
import { loadTexts } from './app/texts'
import { startTexts } from './lib/i18n'
import { installFieldWords } from './ui/invalid'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

startSession()
installFieldWords()
void startTexts(loadTexts).then(() => {
  createRoot(root).render(<App />)
  // Nothing is refused before something stands on the screen.
  void i18next.loadNamespaces('codes')
})
