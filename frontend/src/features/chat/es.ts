import composer from './texts/composer.es'
import inbox from './texts/inbox.es'
import thread from './texts/thread.es'

export default { ...inbox, ...thread, ...composer }
