# embed_files(target name files...): the files as C strings in a generated
# table `const struct embedded NAME[]`, keyed by path below schema/.
function(embed_files target name)
	set(out ${CMAKE_CURRENT_BINARY_DIR}/${name}.c)
	add_custom_command(OUTPUT ${out}
		COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name}
			-DROOT=${CMAKE_CURRENT_SOURCE_DIR}/schema "-DFILES=${ARGN}"
			-P ${CMAKE_CURRENT_SOURCE_DIR}/src/build/embed_run.cmake
		DEPENDS ${ARGN} ${CMAKE_CURRENT_SOURCE_DIR}/src/build/embed_run.cmake
		VERBATIM)
	target_sources(${target} PRIVATE ${out})
endfunction()
