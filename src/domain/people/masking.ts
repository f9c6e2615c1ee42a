/** 990***********2675: enough to recognise a number one knows, too little to learn one. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length < 10
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`;

/** 154****1234. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;

const idNumbers = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/gu;
const mobiles = /(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/gu;

/** A text in which numbers of persons may stand, with these masked. */
export const maskNumbers = (text: string): string =>
  text.replace(idNumbers, maskIdNumber).replace(mobiles, (found) => maskPhone(found.replace(/[\s-]/gu, '')));
