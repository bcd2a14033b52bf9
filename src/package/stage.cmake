# Run by CPack over what was installed for the package: what Debian keeps
# elsewhere or otherwise.
set(root ${CPACK_TEMPORARY_DIRECTORY})
set(doc ${root}/usr/share/doc/showroom)
set(here ${CMAKE_CURRENT_LIST_DIR})

# The one file that people change: dpkg asks before it replaces it.
file(MAKE_DIRECTORY ${root}/etc/showroom)
file(COPY ${here}/showroomd.conf DESTINATION ${root}/etc/showroom
	FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

file(COPY ${here}/../../LICENSE DESTINATION ${doc})
file(RENAME ${doc}/LICENSE ${doc}/copyright)
file(GLOB pages ${root}/usr/share/man/man?/*.[1-9])
file(COPY ${here}/changelog DESTINATION ${doc})
execute_process(COMMAND gzip -9n ${pages} ${doc}/changelog
	COMMAND_ERROR_IS_FATAL ANY)
