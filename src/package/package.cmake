# What is installed besides the programs, and the Debian package:
#   cmake --preset release
#   cmake --build build/release
#   cpack -G DEB -B build --config build/release/CPackConfig.cmake
set(here ${CMAKE_CURRENT_LIST_DIR})

install(FILES ${here}/showroomd.service DESTINATION lib/systemd/system)
install(FILES ${here}/showroom.sysusers DESTINATION lib/sysusers.d
	RENAME showroom.conf)
install(FILES ${here}/showroom.tmpfiles DESTINATION lib/tmpfiles.d
	RENAME showroom.conf)
install(FILES ${here}/showroomd.conf
	DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/showroom/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME showroom)
set(CPACK_PACKAGE_CONTACT
	"The Showroom maintainers <maintainers@showroom.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${here}/stage.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, tzdata")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
	"car dealership's showroom in a terminal
The visitor register, the customers' cards with contacts and grades, the
follow-up calendar and the signed daily report of a car dealership, in
Chinese and English: screens, a command line and one database file.
.
showroom alone keeps a file for one user. showroomd(8) keeps it for a whole
house: one service that alone opens the file, and Unix accounts as logins.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
	${here}/postinst ${here}/prerm ${here}/postrm ${here}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
