import composer from './texts/composer.en'
import hooks from './texts/hooks.en'
import inbox from './texts/inbox.en'
import talk from './texts/talk.en'
import team from './texts/team.en'
import thread from './texts/thread.en'

export default { ...inbox, ...team, ...thread, ...talk, ...composer, ...hooks }
