# The pinyin tables of the base layer, generated out of Unicode's
# Unihan_Readings (Debian: unicode-data), packed with bzip2 or plain.
set(SHOWROOM_UNIHAN /usr/share/unicode/Unihan_Readings.txt.bz2
	CACHE FILEPATH "Unihan_Readings.txt, plain or .bz2")
if(NOT EXISTS ${SHOWROOM_UNIHAN})
	message(FATAL_ERROR "${SHOWROOM_UNIHAN} is missing: install "
		"unicode-data or give -DSHOWROOM_UNIHAN=FILE")
endif()

add_executable(gen_pinyin src/build/gen_pinyin.c)
set(pinyin_table ${CMAKE_CURRENT_BINARY_DIR}/pinyin_table.c)
set(pinyin_surnames ${CMAKE_CURRENT_SOURCE_DIR}/src/build/surnames.txt)
add_custom_command(OUTPUT ${pinyin_table}
	COMMAND sh -c "case $1 in *.bz2) bzip2 -dc \"$1\";; *) cat \"$1\";; esac | \"$2\" \"$3\" >\"$4\""
		sh ${SHOWROOM_UNIHAN} $<TARGET_FILE:gen_pinyin>
		${pinyin_surnames} ${pinyin_table}
	DEPENDS gen_pinyin ${SHOWROOM_UNIHAN} ${pinyin_surnames}
	COMMENT "Generating the pinyin tables"
	VERBATIM)
target_sources(base PRIVATE ${pinyin_table})
