/**
 * Words that the most common passwords are made of, and the words of this product. A password of nothing but these,
 * figures and signs is refused, so that the list covers thousands of spellings.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passw0rd passwd pass word contrasena contrase motdepasse senha wachtwoord haslo parola mima
qwerty qwertz azerty asdf zxcv qazwsx letmein welcome willkommen bienvenue bienvenido secret geheim admin
administrator root user guest default login master access changeme change temp temporary test testing demo sample
example computer internet server system windows linux apple google facebook twitter youtube microsoft samsung
iloveyou ilove loveyou love you lover baby angel princess prince queen king sunshine flower butterfly
rainbow star stars moon summer winter spring autumn january february march april june july august
september october november december monday tuesday wednesday thursday friday saturday sunday today
football soccer baseball basketball hockey tennis golf chelsea arsenal liverpool barcelona madrid juventus
manchester united yankees cowboys eagles lakers steelers packers ranger rangers
dragon monkey tiger lion panther eagle falcon horse puppy kitty kitten dolphin shadow phantom ghost
batman superman spiderman pokemon pikachu naruto starwars jedi matrix gandalf hello hellokitty
michael jordan michelle jessica jennifer ashley amanda daniel david robert thomas charlie george william
james john joseph andrew anthony matthew joshua nicole hannah sophie samantha maria anna alex alexander
nicholas benjamin christian patrick martin peter frank hunter harley tyler taylor justin brandon
trustno trust noone whatever nothing something freedom liberty forever together friends friend family
mother father sister brother daddy mommy mama papa money rich lucky blessed jesus christ heaven god
cheese chocolate cookie banana orange strawberry pepper ginger coffee pizza chicken hamburger
purple yellow black white green silver golden gold blue red pink
london paris berlin madrid rome tokyo newyork newyorkcity york california texas america canada
australia germany france china india mexico brazil company office work business meeting meetings conference
plenum plenumadmin board vote budget correct horsebattery battery staple
abc abcd abcde aaa xxx zzz qwe asd zxc qaz wsx edc one two three four five six seven eight nine ten
mustang ferrari porsche mercedes corvette yamaha honda toyota maverick merlin wizard killer hacker
ninja samurai warrior soldier army marine navy police thunder lightning storm fire water earth
music guitar rock metal dance player gamer gaming minecraft fortnite roblox xbox playstation nintendo
woaini woaini1314 nihao zhongguo beijing shanghai
`
  .trim()
  .split(/\s+/);
