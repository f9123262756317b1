/** Text of a file, taken in when the program is built. */
declare module '*?raw' {
  const text: string
  export default text
}
