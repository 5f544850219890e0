/** Groups of `[sign, label, tags, ...skin tones]`, made by `emoji.ts` at the root. */
declare module 'virtual:emoji/es' {
  const groups: string[][][]
  export default groups
}
declare module 'virtual:emoji/en' {
  const groups: string[][][]
  export default groups
}
