import composer from './texts/composer.es'
import hooks from './texts/hooks.es'
import inbox from './texts/inbox.es'
import talk from './texts/talk.es'
import team from './texts/team.es'
import thread from './texts/thread.es'

export default { ...inbox, ...team, ...thread, ...talk, ...composer, ...hooks }
