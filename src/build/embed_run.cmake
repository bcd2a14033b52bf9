# Writes OUT: every file of FILES as an array of bytes (no string limits, no
# quoting), in the order given, as NAME_PATH (without the .sql), and the table
# NAME of them.
set(rows "")
set(text "/* Generated from schema/ by the build. */\n#include \"store/embed.h\"\n")
foreach(file IN LISTS FILES)
	file(READ ${file} hex HEX)
	string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
	string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)"
		"\\1\n" bytes "${bytes}")
	file(RELATIVE_PATH path ${ROOT} ${file})
	string(REGEX REPLACE "\\.sql$" "" id "${path}")
	string(MAKE_C_IDENTIFIER "${NAME}_${id}" id)
	string(APPEND text "const unsigned char ${id}[] = {\n${bytes}0 };\n")
	string(APPEND rows "\t{ \"${path}\", (const char *)${id} },\n")
endforeach()
string(APPEND text "const struct embedded ${NAME}[] = {\n${rows}\t{ 0, 0 }\n};\n")
file(WRITE ${OUT} "${text}")
