"""Hostile strings of our own, one or two for each class of attack; each would call ``alert``.

Public corpora hold thousands of variations; `make xss` takes them from folders that it is told.
"""

# A character as Python sees it, where the source had better show what it is.
NUL, BELL, TAB, LINE, RETURN, DELETE = "\x00", "\x07", "\t", "\n", "\r", "\x7f"
SOFT_HYPHEN, ZERO_WIDTH, JOINER, BOM = "\u00ad", "\u200b", "\u200d", "\ufeff"
LEFTWARDS, MIRROR_END, LINE_SEPARATOR, KELVIN = "\u202e", "\u202c", "\u2028", "\u212a"

ELEMENTS = [
    "<script>alert(1)</script>",
    "<ScRiPt >alert(2)</sCrIpT\n>",
    "<script/x>alert(3)</script>",
    "<script src=data:text/javascript,alert(4)></script>",
    "<scr<script>ipt>alert(5)</scr</script>ipt>",
    "<script>alert(6)//",
    "<<script>alert(7);//<</script>",
    '<iframe src="javascript:alert(8)"></iframe>',
    '<iframe srcdoc="&lt;script&gt;parent.alert(9)&lt;/script&gt;"></iframe>',
    '<object data="javascript:alert(10)"></object><embed src="javascript:alert(11)">',
    '<form action="javascript:alert(12)"><button autofocus>Go</button></form>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(13)">',
    '<base href="javascript:alert(14)//"><a href="x">here</a>',
    '<link rel="stylesheet" href="javascript:alert(15)">',
    '<frameset onload="alert(16)"><frame src="javascript:alert(16)"></frameset>',
]
HANDLERS = [
    "<img src=x onerror=alert(20)>",
    "<img/src=x/onerror=alert(21)>",
    '<img src="x" \x0conerror="alert(22)">',
    "<body onload=alert(23)>",
    "<details open ontoggle=alert(24)>more</details>",
    "<input autofocus onfocus=alert(25)>",
    "<video><source onerror=alert(26)></video>",
    "<audio src=x onerror=alert(27)>",
    "<p onpointerover=alert(28) style=position:fixed;inset:0>over all</p>",
    "<marquee onstart=alert(29)>news</marquee>",
    "<a href=https://e.org/ onclick=alert(30)>a link</a>",
    "<xss id=x tabindex=1 onfocus=alert(31)>focus</xss>",
    "<b onbeforecopy=alert(32) contenteditable>copy</b>",
]
ATTRIBUTES = [
    '"><script>alert(40)</script>',
    "'><img src=x onerror=alert(41)>",
    '" onmouseover="alert(42)" x="',
    "` onmouseover=alert(43) x=`",
    "</title><script>alert(44)</script>",
    "</textarea><img src=x onerror=alert(45)>",
    "--><img src=x onerror=alert(46)><!--",
    "</style></script><img src=x onerror=alert(47)>",
    '<img alt="a>b" title="<img src=x onerror=alert(48)>">',
    '<img src="x` `<script>alert(49)</script>"` `>',
]
SCHEMES = [
    '<a href="javascript:alert(50)">a</a>',
    '<a href=" &#14; javascript:alert(51)">b</a>',
    f'<a href="java{TAB}script:alert(52)">c</a>',
    f'<a href="java{LINE}scr{RETURN}ipt:alert(53)">d</a>',
    '<a href="&#106;avascript&#0000058;alert(54)">e</a>',
    '<a href="&#x6A&#x61vascript&colon;alert&lpar;55&rpar;">f</a>',
    '<a href="JaVaScRiPt://e.org/%0aalert(56)">g</a>',
    '<a href="vbscript:msgbox(57)">h</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCg1OCk8L3NjcmlwdD4=">i</a>',
    '<a href="feed:javascript:alert(59)">j</a>',
    f'<a href="java{NUL}script:alert(60)">k</a>',
    f'<a href="{BELL}javascript:alert(61)">l</a>',
    f'<a href="java{SOFT_HYPHEN}script:alert(62)">m</a>',
    "javascript:alert(63)",
    "JAVASCRIPT&colon;alert(64)",
    f"java{TAB}script:alert(65)",
    "data:text/html,<script>alert(66)</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(67)'/>",
    '//e.org/"><script>alert(68)</script>',
    'https://e.org/" onload="alert(69)',
    "https://e.org/'><img src=x onerror=alert(70)>",
    "https://javascript:alert(71)@e.org/",
    "[a link](javascript:alert(72))",
    '![a picture](x"onerror="alert(73))',
    "<javascript:alert(74)>",
    "[a reference]\n\n[a reference]: javascript&#58;alert(75)",
]
FOREIGN = [
    "<svg onload=alert(80)>",
    "<svg><script>alert&#40;81)</script></svg>",
    '<svg><a xlink:href="javascript:alert(82)"><text y=20>x</text></a></svg>',
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(83) /><a id=x>y</a>",
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg/>#x"/></svg>',
    '<math href="javascript:alert(84)"><mi>x</mi></math>',
    "<svg><foreignObject><iframe src=javascript:alert(85)></iframe></foreignObject></svg>",
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(86)>'
    "</annotation-xml></math>",
]
# What one parser makes harmless, and the next one, reading what the first wrote, does not.
MUTATIONS = [
    '<noscript><p title="</noscript><img src=x onerror=alert(90)>">',
    "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=x onerror=alert(91)&gt;">',
    '<svg></p><style><a id="</style><img src=x onerror=alert(92)>">',
    "<template><img src=x onerror=alert(93)></template>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(94)>",
    "<table><td><select><table><svg><style><img src=x onerror=alert(95)></style>",
    "<p><title><p title='</title><img src=x onerror=alert(96)>'>",
    '<xmp><p title="</xmp><img src=x onerror=alert(97)>">',
    "<plaintext><img src=x onerror=alert(98)>",
    "&lt;img src=x onerror=alert(99)&gt;",
    "&amp;lt;script&amp;gt;alert(100)&amp;lt;/script&amp;gt;",
]
STYLES = [
    '<p style="background:url(javascript:alert(110))">styled</p>',
    "<style>@import 'javascript:alert(111)';</style>",
    '<p style="width:expression(alert(112))">wide</p>',
    "<style><img src=x onerror=alert(113)></style>",
]
# XML, JSON and templates around what they carry.
AROUND = [
    "]]><script>alert(120)</script><![CDATA[",
    "<![CDATA[<script>alert(121)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(122)'?><script>alert(122)</script>",
    '<!DOCTYPE x [<!ENTITY y "<script>alert(123)</script>">]>&y;',
    '</content><script xmlns="http://www.w3.org/1999/xhtml">alert(124)</script>',
    "</item><item><title><script>alert(125)</script></title></item>",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(126)</x:script>',
    '</script><script>alert(127)</script>{"a": "',
    "\\u003cscript\\u003ealert(128)\\u003c/script\\u003e",
    "{{constructor.constructor('alert(129)')()}}",
    "${alert(130)} {% print alert(130) %} <%= alert(130) %>",
    "<!--[if gte IE 4]><script>alert(131)</script><![endif]-->",
]
LETTERS = [
    f"{LEFTWARDS}<script>alert(140)</script>{MIRROR_END}",
    f"<scr{ZERO_WIDTH}ipt>alert(141)</scr{ZERO_WIDTH}ipt><img{JOINER} src=x onerror=alert(141)>",
    f"{BOM}<script>alert(142)</script>",
    f"<script>alert(143){LINE_SEPARATOR}</script>",
    "＜script＞alert(144)＜/script＞",
    "+ADw-script+AD4-alert(145)+ADw-/script+AD4-",
    f"<lin{KELVIN} rel=import href=javascript:alert(146)><img src=x onerror=alert(146)>",
    f"<img src=x{DELETE} onerror{NUL}=alert(147)>",
    "\u00bcscript\u00bealert(148)\u00bc/script\u00be",
]  # fmt: skip

STRINGS = [
    *ELEMENTS, *HANDLERS, *ATTRIBUTES, *SCHEMES, *FOREIGN, *MUTATIONS, *STYLES, *AROUND, *LETTERS,
]  # fmt: skip
