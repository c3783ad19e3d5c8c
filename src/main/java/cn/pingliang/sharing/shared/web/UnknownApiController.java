package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths that no part of the API serves answer as the API does, not with the portal's page; but for the files of its own page. */
@Hidden
@RestController
class UnknownApiController {

    @RequestMapping("/api/{part:(?!swagger-ui$).+}/**")
    void unknown() {
        throw new NotFoundException("path");
    }
}
