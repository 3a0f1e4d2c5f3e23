// What a reader in JavaScript makes of a feed: node read.mjs LIBRARY ADDRESS
// Prints a list of items; null is what the library has no place for.

import { parseFeed as parseRowanmanning } from "@rowanmanning/feed-parser";
import { parseFeed as parseFeedsmith } from "feedsmith";
import RssParser from "rss-parser";

function feedsmith(text) {
  const { format, feed } = parseFeedsmith(text);
  const read = { atom: atomOfFeedsmith, rss: rssOfFeedsmith, json: jsonOfFeedsmith }[format];
  return read(feed);
}

function atomOfFeedsmith(feed) {
  const links = (entry, rel) => (entry.links ?? []).filter((link) => link.rel === rel);
  return feed.entries.map((entry) => ({
    id: entry.id,
    title: shown(entry.title),
    url: links(entry, "alternate")[0]?.href ?? "",
    authors: (entry.authors ?? []).map((person) => person.name),
    published: entry.published,
    updated: entry.updated,
    html: entry.content?.value,
    tags: (entry.categories ?? []).map((category) => category.term),
    enclosures: links(entry, "enclosure").map((link) => link.href),
    language: entry.xml?.lang ?? feed.xml?.lang,
  }));
}

function shown(text) {
  return text.type === "html" ? unescaped(text.value) : text.value;
}

function unescaped(html) {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function rssOfFeedsmith(feed) {
  return feed.items.map((item) => ({
    id: item.guid.value,
    title: item.title,
    url: item.link ?? "",
    authors: item.dc?.creators ?? [],
    published: item.pubDate,
    updated: item.atom.updated,
    html: item.content?.encoded,
    tags: (item.categories ?? []).map((category) => category.name),
    enclosures: (item.media?.contents ?? []).map((content) => content.url),
    language: item.dc?.languages?.[0] ?? feed.language,
  }));
}

function jsonOfFeedsmith(feed) {
  return feed.items.map((item) => ({
    id: item.id,
    title: item.title,
    url: item.url ?? "",
    authors: (item.authors ?? []).map((person) => person.name),
    published: item.date_published,
    updated: item.date_modified,
    html: item.content_html,
    tags: item.tags ?? [],
    enclosures: (item.attachments ?? []).map((file) => file.url),
    language: item.language ?? feed.language,
  }));
}

async function rssParser(text) {
  const feed = await new RssParser().parseString(text);
  const isRss = feed.items.some((item) => item.guid);
  return feed.items.map((item) => ({
    id: item.guid ?? item.id,
    title: item.title,
    url: item.link ?? "",
    authors: [item.creator ?? item.author].filter(Boolean),
    published: item.isoDate,
    updated: null,
    html: item["content:encoded"] ?? item.content,
    tags: isRss ? (item.categories ?? []).map((category) => category._ ?? category) : null,
    enclosures: isRss ? [item.enclosure?.url].filter(Boolean) : null,
    language: isRss ? item.language ?? feed.language : null,
  }));
}

function rowanmanning(text) {
  const feed = parseRowanmanning(text);
  return feed.items.map((item) => ({
    id: item.id,
    title: item.title,
    url: item.url ?? "",
    authors: item.authors.map((person) => person.name),
    published: item.published,
    updated: feed.meta.type === "atom" ? item.updated : null,
    html: item.content,
    tags: item.categories.map((category) => category.label),
    enclosures: item.media.map((file) => file.url),
    language: null,
  }));
}

const READERS = {
  feedsmith,
  "rss-parser": rssParser,
  "@rowanmanning/feed-parser": rowanmanning,
};

const [library, address] = process.argv.slice(2);
const response = await fetch(address);
console.log(JSON.stringify(await READERS[library](await response.text())));
