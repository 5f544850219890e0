/** The words in use, as the hub knows them. */
export const CATEGORIES = ['vip', 'high', 'medium', 'low']
export const STATUSES = ['active', 'prospect', 'inactive']
