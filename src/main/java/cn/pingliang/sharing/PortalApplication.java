package cn.pingliang.sharing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** 平凉科研资源开放共享平台: where the city's research resources are found and booked, and their sharing is reviewed. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Pingliang Sharing", sharedModules = "shared")
public class PortalApplication {
    static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
