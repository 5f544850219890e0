import composer from './texts/composer.en'
import inbox from './texts/inbox.en'
import team from './texts/team.en'
import thread from './texts/thread.en'

export default { ...inbox, ...team, ...thread, ...composer }
