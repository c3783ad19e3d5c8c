/** How the REST API speaks: problems (RFC 9457), first answers kept for repeated requests, pages. */
@NamedInterface("web")
@NullMarked
package cn.pingliang.sharing.shared.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
