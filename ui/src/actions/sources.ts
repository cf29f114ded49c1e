// What a drop or a paste carries -> what to clip. Pure: it takes plain data, so that both roads (the shell's own drop
// event and the page's HTML5 event) meet here and can be tested without either.
import type { Source } from "../api/types";

/** The parts of a DataTransfer that matter here. */
export interface Carried {
  uriList: string;
  html: string;
  text: string;
}

/** A selection comes as HTML, a link as its address, everything else as text. Empty where there is nothing to clip. */
export function sourcesOf({ uriList, html, text }: Carried): Source[] {
  const links = addresses(uriList);
  const plain = text.trim();
  const files = lines(uriList || plain);
  if (files.length > 0 && files.every((line) => line.startsWith("file://"))) return sourcesOfPaths(files);
  if (links.length > 0 && isJustALink(html, plain, links)) return links.map(byAddress);
  if (html.trim() !== "" && !isLoneAddress(plain)) return [{ kind: "html", html: pageOf(html), url: links[0] ?? sourceUrl(html) }];
  const typed = addresses(plain);
  if (typed.length > 0 && typed.length === plain.split(/\s+/).length) return typed.map(byAddress);
  return plain === "" ? [] : [{ kind: "text", text, url: null }];
}

/** The shell's drop event gives files as paths, and on Linux links as addresses. */
export function sourcesOfPaths(paths: readonly string[]): Source[] {
  return paths.map((path) => {
    if (isLoneAddress(path)) return { kind: "url", url: path };
    return { kind: "file", path: path.startsWith("file://") ? filePath(path) : path, url: null };
  });
}

/** Two roads may bring one drop: what makes two sources the same. */
export function sourceKey(source: Source): string {
  switch (source.kind) {
    case "url":
      return `url ${source.url}`;
    case "file":
      return `file ${source.path}`;
    case "bytes":
      return `bytes ${source.name} ${source.bytes.length}`;
    case "html":
      return `html ${source.html}`;
    case "text":
      return `text ${source.text}`;
  }
}

/** How the tray names a source. */
export function sourceLabel(source: Source): string {
  switch (source.kind) {
    case "url":
      return source.url.replace(/^https?:\/\/(www\.)?/, "");
    case "file":
      return source.path.split(/[\\/]/).at(-1) ?? source.path;
    case "bytes":
      return source.name ?? "a file";
    case "html":
      return firstWords(source.html.replace(/<(style|script)[^]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " "));
    case "text":
      return firstWords(source.text);
  }
}

export function isLoneAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false;
  try {
    return new URL(text).hostname !== "";
  } catch {
    return false;
  }
}

const byAddress = (url: string): Source => ({ kind: "url", url });

function addresses(list: string): string[] {
  return list.split(/\s+/).filter(isLoneAddress);
}

/** text/uri-list has one address a line, and comments that begin with #. */
function lines(list: string): string[] {
  return list.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

/** A dragged link also brings `<a href>` with its own text; that is a link, not a selection. */
function isJustALink(html: string, plain: string, links: string[]): boolean {
  if (html.trim() === "") return true;
  if (isLoneAddress(plain) && links.includes(plain)) return true;
  return /^\s*(<meta[^>]*>)?\s*<a\b[^>]*>[^]*<\/a>\s*$/i.test(html) && (html.match(/<a\b/gi)?.length ?? 0) === 1;
}

/** Windows wraps copied HTML in a header that says where it came from. */
function sourceUrl(html: string): string | null {
  const url = /^SourceURL:(\S+)/m.exec(html)?.[1];
  return url !== undefined && isLoneAddress(url) ? url : null;
}

function pageOf(html: string): string {
  const start = html.search(/<(!doctype|html|meta|!--StartFragment|[a-z])/i);
  return /^(Version|StartHTML|SourceURL):/m.test(html.slice(0, Math.max(start, 0))) ? html.slice(start) : html;
}

/** Where a name is no valid text, the address itself leads to the file. */
function filePath(url: string): string {
  const { pathname } = new URL(url);
  if (!isText(pathname)) return url;
  const path = decodeURIComponent(pathname);
  return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
}

function isText(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}

function firstWords(text: string): string {
  const words = text.trim().replace(/\s+/g, " ");
  return words.length > 48 ? `${words.slice(0, 47).trimEnd()}…` : words;
}
