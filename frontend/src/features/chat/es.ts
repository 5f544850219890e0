import composer from './texts/composer.es'
import inbox from './texts/inbox.es'
import team from './texts/team.es'
import thread from './texts/thread.es'

export default { ...inbox, ...team, ...thread, ...composer }
