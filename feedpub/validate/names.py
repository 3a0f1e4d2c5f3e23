"""The registered names that checks know: languages, countries, schemes, link relations, HTML."""

# ISO 639-1. Codes of three letters are too many; they are taken as they come.
LANGUAGES = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
        "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
        "ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km "
        "kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na "
        "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
        "se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw "
        "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    ).split()
)

# ISO 3166-1 alpha-2.
REGIONS = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO "
        "BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ "
        "DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP "
        "GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG "
        "KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML "
        "MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE "
        "PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL "
        "SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM "
        "US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
    ).split()
)

# IANA's permanent URI schemes that name things one may find in a feed, and all of the common ones.
SCHEMES = frozenset(
    (
        "about acct cid coap coaps data dav did dict dns example file ftp geo go gopher h323 "
        "http https iax icap im imap info ipp ipps iris jabber ldap leaptofrogans magnet mailto "
        "mid mms mtqp mupdate news nfs ni nih nntp opaquelocktoken pkcs11 pop pres reload rtsp "
        "rtsps rtspu service session sftp shttp sieve sip sips sms snmp soap.beep soap.beeps ssh "
        "stun stuns svn tag tel telnet tftp tip tn3270 turn turns tv urn vemmi vnc ws wss xcon "
        "xmlrpc.beep xmlrpc.beeps xmpp z39.50r z39.50s irc webcal"
    ).split()
)

# IANA's link relations (RFC 8288); all of those that were there by 2025.
LINK_RELATIONS = frozenset(
    (
        "about acl alternate amphtml api-catalog appendix apple-touch-icon "
        "apple-touch-startup-image archives author blocked-by bookmark c2pa-manifest canonical "
        "chapter cite-as collection compression-dictionary contents convertedfrom copyright "
        "create-form current deprecation describedby describes disclosure dns-prefetch duplicate "
        "edit edit-form edit-media enclosure external first geofeed glossary help hosts hub "
        "ice-server icon index intervalafter intervalbefore intervalcontains intervaldisjoint "
        "intervalduring intervalequals intervalfinishedby intervalfinishes intervalin "
        "intervalmeets intervalmetby intervaloverlappedby intervaloverlaps intervalstartedby "
        "intervalstarts item last latest-version license linkset lrdd manifest mask-icon me "
        "media-feed memento micropub modulepreload monitor monitor-group next next-archive "
        "nofollow noopener noreferrer opener openid2.local_id openid2.provider original p3pv1 "
        "payment pingback preconnect predecessor-version prefetch preload prerender prev "
        "prev-archive preview previous privacy-policy profile publication rdap-active "
        "rdap-bottom rdap-down rdap-top rdap-up related replies restconf ruleinput search "
        "section self service service-desc service-doc service-meta sip-trunking-capability "
        "sponsored start status stylesheet subsection successor-version sunset tag "
        "terms-of-service timegate timemap type ugc up version-history via webmention "
        "working-copy working-copy-of"
    ).split()
)

HTML_ELEMENTS = frozenset(
    (
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo big "
        "blink blockquote body br button canvas caption center cite code col colgroup data "
        "datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure "
        "font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe "
        "img input ins isindex kbd label legend li link main map mark marquee math menu meta "
        "meter nav nobr noembed noframes noscript object ol optgroup option output p param "
        "picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select "
        "slot small source spacer span strike strong style sub summary sup svg table tbody td "
        "template textarea tfoot th thead time title tr track tt u ul var video wbr xmp"
    ).split()
)

# What runs, loads or takes over the page that shows it.
UNSAFE_ELEMENTS = frozenset(
    (
        "applet base body embed frame frameset head html iframe link meta noframes noscript "
        "object script style title"
    ).split()
)

# Attributes of HTML that readers show or ignore; those that begin with "on" run.
HTML_ATTRIBUTES = frozenset(
    (
        "abbr accept accept-charset accesskey action align alt async autocomplete autofocus "
        "autoplay axis background bgcolor border bordercolor cellpadding cellspacing char "
        "charoff charset checked cite class clear color cols colspan compact contenteditable "
        "controls coords crossorigin data datetime decoding default dir disabled draggable "
        "enctype face fetchpriority for form frame headers height hidden high href hreflang "
        "hspace icon id inputmode is ismap itemid itemprop itemref itemscope itemtype kind label "
        "lang list longdesc loop loading low max maxlength media method min multiple name nohref "
        "noshade nowrap open optimum pattern ping playsinline poster preload property radiogroup "
        "readonly referrerpolicy rel required rev reversed role rows rowspan rules scope "
        "scrolling selected shape size sizes span spellcheck src srcset start step style summary "
        "tabindex target title translate type typemustmatch usemap valign value vspace width "
        "wrap xml:lang xmlns xml:base about typeof resource prefix vocab content datatype inlist"
    ).split()
)

# Of CSS, what colours and spaces a text and cannot move it over another.
STYLE_PROPERTIES = frozenset(
    (
        "background background-color border border-bottom border-bottom-color "
        "border-bottom-style border-bottom-width border-collapse border-color border-left "
        "border-left-color border-left-style border-left-width border-radius border-right "
        "border-right-color border-right-style border-right-width border-spacing border-style "
        "border-top border-top-color border-top-style border-top-width border-width clear color "
        "cursor direction display float font font-family font-size font-style font-variant "
        "font-weight height letter-spacing line-height list-style list-style-type margin "
        "margin-bottom margin-left margin-right margin-top max-height max-width min-height "
        "min-width overflow padding padding-bottom padding-left padding-right padding-top "
        "text-align text-decoration text-indent text-transform unicode-bidi vertical-align "
        "white-space width word-break word-spacing word-wrap"
    ).split()
)

# Prefixes by which everybody knows a namespace.
PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/wiki/": "wiki",
    "http://purl.org/rss/1.0/modules/link/": "l",
    "http://purl.org/rss/1.0/modules/event/": "ev",
    "http://purl.org/rss/1.0/modules/aggregation/": "ag",
    "http://purl.org/rss/1.0/modules/annotate/": "annotate",
    "http://purl.org/rss/1.0/modules/company/": "co",
    "http://purl.org/rss/1.0/modules/taxonomy/": "taxo",
    "http://purl.org/rss/1.0/modules/reference/": "ref",
    "http://purl.org/rss/1.0/modules/email/": "email",
    "http://purl.org/rss/1.0/modules/image/": "image",
    "http://purl.org/rss/1.0/modules/search/": "search",
    "http://purl.org/rss/1.0/modules/audio/": "audio",
    "http://purl.org/rss/1.0/modules/servicestatus/": "ss",
    "http://purl.org/rss/1.0/modules/threading/": "thr",
    "http://purl.org/rss/1.0/modules/streaming/": "str",
    "http://purl.org/rss/1.0/": "rss1",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1998/Math/MathML": "mathml",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://www.w3.org/2001/vcard-rdf/3.0#": "vcard",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://geourl.org/rss/module/": "geourl",
    "http://postneo.com/icbm": "icbm",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://podcastindex.org/namespace/1.0": "podcast",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://madskills.com/public/xml/rss/module/trackback/": "trackback",
    "http://madskills.com/public/xml/rss/module/pingback/": "pingback",
    "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "creativeCommons",
    "http://web.resource.org/cc/": "cc",
    "http://creativecommons.org/ns#": "cc",
    "http://backend.userland.com/blogChannelModule": "blogChannel",
    "http://webns.net/mvcb/": "admin",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://a9.com/-/spec/opensearch/1.1/": "opensearch",
    "http://a9.com/-/spec/opensearchrss/1.0/": "openSearch10",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.bloglines.com/about/specs/fac-1.0": "access",
    "http://conversationsnetwork.org/rssNamespace-1.0/": "conversationsnetwork",
    "http://feedsync.org/2007/feedsync": "sx",
    "http://www.microsoft.com/schemas/rss/core/2005": "cf",
    "http://base.google.com/ns/1.0": "g",
    "http://base.google.com/cns/1.0": "c",
    "http://www.usemod.com/cgi-bin/mb.pl?ModWiki": "wiki",
    "http://schemas.pocketsoap.com/rss/myDescModule/": "pocketsoap",
    "http://www.amk.ca/qel/": "qel",
    "http://freshmeat.net/rss/fm/": "fm",
    "http://hacks.benhammersley.com/rss/codesearch/": "cs",
    "urn:oasis:names:tc:SAML:2.0:assertion": "saml",
    "http://source.scripting.com/": "source",
    "http://webmention.org/": "webmention",
}

# Prefixes that name one thing only to the readers that go by them.
RESERVED_PREFIXES = {prefix: uri for uri, prefix in PREFIXES.items() if prefix in (
    "dc", "dcterms", "content", "sy", "slash", "media", "itunes", "georss", "wfw", "admin", "foaf"
)}  # fmt: skip
RESERVED_PREFIXES["sx"] = "http://feedsync.org/2007/feedsync"
