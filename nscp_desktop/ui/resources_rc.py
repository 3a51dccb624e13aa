# Resource object code (Python 3)
# WARNING! All changes made in this file will be lost!

from PySide6 import QtCore

qt_resource_data = b"\
\x00\x00\x00\xc2\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 12 12\x22 fill=\
\x22none\x22 stroke=\x22#\
7a8792\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M2.5 4.5 6 8l\
3.5-3.5\x22/></svg>\
\x0a\
\x00\x00\x01\x10\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><rect \
x=\x222.5\x22 y=\x223.5\x22 \
width=\x2215\x22 heigh\
t=\x2213\x22 rx=\x221.5\x22/\
><path d=\x22M2.5 8\
h15M7.5 3.5v13M1\
2.5 8v8.5M7.5 12\
.2h10\x22/></svg>\x0a\
\x00\x00\x01\x22\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M10 5.2C8.2 3\
.9 5.6 3.5 2.6 3\
.6v11.2c3-.1 5.6\
.3 7.4 1.6 1.8-1\
.3 4.4-1.7 7.4-1\
.6V3.6c-3-.1-5.6\
.3-7.4 1.6zM10 5\
.2v11.2\x22/></svg>\
\x0a\
\x00\x00\x00\xd9\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 width=\x2214\
\x22 height=\x2214\x22 vi\
ewBox=\x220 0 14 14\
\x22 fill=\x22none\x22 st\
roke=\x22#ffffff\x22 s\
troke-width=\x222.2\
\x22 stroke-linecap\
=\x22round\x22 stroke-\
linejoin=\x22round\x22\
><path d=\x22M3 7.4\
 6 10.2 11 4.2\x22/\
></svg>\x0a\
\x00\x00\x01\x0e\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M10 4 18 7.6 \
10 11.2 2 7.6z\x22/\
><path d=\x22M5 9.2\
v4.1c0 1.3 2.2 2\
.7 5 2.7s5-1.4 5\
-2.7V9.2M18 7.8v\
4.7\x22/></svg>\x0a\
\x00\x00\x01C\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><circl\
e cx=\x2210\x22 cy=\x2210\
\x22 r=\x222.6\x22/><path\
 d=\x22M10 2.2v2.3M\
10 15.5v2.3M2.2 \
10h2.3M15.5 10h2\
.3M4.5 4.5l1.6 1\
.6M13.9 13.9l1.6\
 1.6M15.5 4.5l-1\
.6 1.6M6.1 13.9l\
-1.6 1.6\x22/></svg\
>\x0a\
\x00\x00\x01/\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><circl\
e cx=\x227.5\x22 cy=\x226\
.5\x22 r=\x223\x22/><path\
 d=\x22M2 16.5c0-3 \
2.4-5 5.5-5s5.5 \
2 5.5 5\x22/><path \
d=\x22M13 3.8a3 3 0\
 0 1 0 5.4M15 11\
.9c1.9.7 3 2.4 3\
 4.6\x22/></svg>\x0a\
\x00\x00\x01\x18\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M10 2.2 16.5 \
4.6v4.6c0 4-2.7 \
7-6.5 8.6-3.8-1.\
6-6.5-4.6-6.5-8.\
6V4.6z\x22/><path d\
=\x22M6.9 10.1 9.2 \
12.4 13.3 7.8\x22/>\
</svg>\x0a\
\x00\x00\x01\x1f\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M5 2.5h7l3.5 \
3.5V16.5a1 1 0 0\
 1-1 1H5a1 1 0 0\
 1-1-1v-13a1 1 0\
 0 1 1-1z\x22/><pat\
h d=\x22M12 2.7V6.2\
h3.3M7 10h6M7 13\
.2h6\x22/></svg>\x0a\
\x00\x00\x00\xfd\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 18 18\x22 fill=\
\x22none\x22 stroke=\x22#\
7a8792\x22 stroke-w\
idth=\x221.5\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><rect \
x=\x222.5\x22 y=\x223.5\x22 \
width=\x2213\x22 heigh\
t=\x2212\x22 rx=\x221.5\x22/\
><path d=\x22M2.5 7\
.5h13M6 2v3M12 2\
v3\x22/></svg>\x0a\
\x00\x00\x00\xf1\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 viewBox=\x22\
0 0 20 20\x22 fill=\
\x22none\x22 stroke=\x22#\
000000\x22 stroke-w\
idth=\x221.6\x22 strok\
e-linecap=\x22round\
\x22 stroke-linejoi\
n=\x22round\x22><path \
d=\x22M3 9.5 10 3.5\
l7 6V16a1 1 0 0 \
1-1 1h-3.5v-4.5h\
-5V17H4a1 1 0 0 \
1-1-1z\x22/></svg>\x0a\
\
"

qt_resource_name = b"\
\x00\x05\
\x00o\xa6S\
\x00i\
\x00c\x00o\x00n\x00s\
\x00\x08\
\x06\xe1W\xa7\
\x00d\
\x00o\x00w\x00n\x00.\x00s\x00v\x00g\
\x00\x0a\
\x09\x05+\xa7\
\x00m\
\x00a\x00t\x00r\x00i\x00x\x00.\x00s\x00v\x00g\
\x00\x0c\
\x02!HG\
\x00l\
\x00e\x00a\x00r\x00n\x00i\x00n\x00g\x00.\x00s\x00v\x00g\
\x00\x08\
\x0f\x9eU\x87\
\x00t\
\x00i\x00c\x00k\x00.\x00s\x00v\x00g\
\x00\x0c\
\x03;ZG\
\x00t\
\x00r\x00a\x00i\x00n\x00i\x00n\x00g\x00.\x00s\x00v\x00g\
\x00\x0c\
\x0b\xdf,\xc7\
\x00s\
\x00e\x00t\x00t\x00i\x00n\x00g\x00s\x00.\x00s\x00v\x00g\
\x00\x0a\
\x07*\x82\x07\
\x00p\
\x00e\x00o\x00p\x00l\x00e\x00.\x00s\x00v\x00g\
\x00\x0b\
\x08\x93q\x07\
\x00p\
\x00r\x00o\x00g\x00r\x00a\x00m\x00.\x00s\x00v\x00g\
\x00\x0b\
\x09G\xd4\x07\
\x00r\
\x00e\x00p\x00o\x00r\x00t\x00s\x00.\x00s\x00v\x00g\
\x00\x0c\
\x07\xb5\x02G\
\x00c\
\x00a\x00l\x00e\x00n\x00d\x00a\x00r\x00.\x00s\x00v\x00g\
\x00\x0c\
\x01\x13\xc9G\
\x00o\
\x00v\x00e\x00r\x00v\x00i\x00e\x00w\x00.\x00s\x00v\x00g\
"

qt_resource_struct = b"\
\x00\x00\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x01\
\x00\x00\x00\x00\x00\x02\x00\x00\x00\x0b\x00\x00\x00\x02\
\x00\x00\x01 \x00\x00\x00\x00\x00\x01\x00\x00\x0a\xa9\
\x00\x00\x00@\x00\x00\x00\x00\x00\x01\x00\x00\x01\xda\
\x00\x00\x00t\x00\x00\x00\x00\x00\x01\x00\x00\x03\xdd\
\x00\x00\x00\x10\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\
\x00\x00\x00\xb0\x00\x00\x00\x00\x00\x01\x00\x00\x066\
\x00\x00\x01\x02\x00\x00\x00\x00\x00\x01\x00\x00\x09\xa8\
\x00\x00\x00\xca\x00\x00\x00\x00\x00\x01\x00\x00\x07i\
\x00\x00\x00&\x00\x00\x00\x00\x00\x01\x00\x00\x00\xc6\
\x00\x00\x00\xe6\x00\x00\x00\x00\x00\x01\x00\x00\x08\x85\
\x00\x00\x00\x92\x00\x00\x00\x00\x00\x01\x00\x00\x04\xef\
\x00\x00\x00^\x00\x00\x00\x00\x00\x01\x00\x00\x03\x00\
"

def qInitResources():
    QtCore.qRegisterResourceData(0x01, qt_resource_struct, qt_resource_name, qt_resource_data)

def qCleanupResources():
    QtCore.qUnregisterResourceData(0x01, qt_resource_struct, qt_resource_name, qt_resource_data)

qInitResources()
