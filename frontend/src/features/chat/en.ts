import composer from './texts/composer.en'
import inbox from './texts/inbox.en'
import thread from './texts/thread.en'

export default { ...inbox, ...thread, ...composer }
