# Translations: src/po/LANGUAGE.po become po/LANGUAGE/LC_MESSAGES/showroom.mo
# in the build tree, where the program finds them, and are installed.
find_program(MSGFMT msgfmt REQUIRED)

set(catalogues "")
file(GLOB languages CONFIGURE_DEPENDS src/po/*.po)
foreach(po IN LISTS languages)
	get_filename_component(language ${po} NAME_WE)
	set(dir ${CMAKE_CURRENT_BINARY_DIR}/po/${language}/LC_MESSAGES)
	add_custom_command(OUTPUT ${dir}/showroom.mo
		COMMAND ${CMAKE_COMMAND} -E make_directory ${dir}
		COMMAND ${MSGFMT} --check-format -o ${dir}/showroom.mo ${po}
		DEPENDS ${po} VERBATIM)
	list(APPEND catalogues ${dir}/showroom.mo)
	install(FILES ${dir}/showroom.mo
		DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES)
endforeach()
add_custom_target(po ALL DEPENDS ${catalogues})
add_dependencies(base po)
target_compile_definitions(base PRIVATE
	SHOWROOM_LOCALEDIR="${CMAKE_INSTALL_FULL_LOCALEDIR}")
