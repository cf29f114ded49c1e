// Work that takes long and can be stopped has a number, another one each time, also after the page was loaded anew.
let last = Date.now();

export const newWork = () => ++last;
