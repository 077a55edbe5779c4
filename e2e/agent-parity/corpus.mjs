// Writes the corpus of the parity test: browsers on systems and devices, in-app browsers, televisions,
// consoles, wearables and machines, then one text made from every pattern of the rule files. Always the
// same output.
import { readFileSync } from 'node:fs';

const out = new Set();
const add = (...agents) => agents.forEach((agent) => out.add(agent));
const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';

// Desktop: systems × browsers.
const systems = [
  'Windows NT 10.0; Win64; x64', 'Windows NT 6.1; WOW64', 'Windows NT 6.3; Win64; x64', 'Windows NT 6.2', 'Windows NT 6.0',
  'Windows NT 5.1', 'Windows NT 10.0; ARM64', 'Macintosh; Intel Mac OS X 10_15_7', 'Macintosh; Intel Mac OS X 14_5',
  'X11; Linux x86_64', 'X11; Ubuntu; Linux x86_64', 'X11; Fedora; Linux x86_64', 'X11; Linux i686', 'X11; Linux aarch64',
  'X11; CrOS x86_64 15633.69.0', 'X11; CrOS aarch64 15699.85.0', 'X11; FreeBSD amd64', 'X11; OpenBSD amd64',
];
const blink = [
  'Chrome/126.0.0.0 Safari/537.36', 'Chrome/125.0.0.0 Safari/537.36 Edg/125.0.2535.92', 'Chrome/124.0.0.0 Safari/537.36 OPR/110.0.0.0',
  'Chrome/126.0.0.0 Safari/537.36 Vivaldi/6.8.3381.44', 'Chrome/124.0.0.0 YaBrowser/24.6.0 Safari/537.36',
  'Chrome/122.0.0.0 Safari/537.36 OPRGX/108.0.0.0', 'Chrome/118.0.0.0 Whale/3.23.214.10 Safari/537.36',
  'Chrome/91.0.4472.77 Electron/13.1.2 Safari/537.36', 'HeadlessChrome/120.0.6099.0 Safari/537.36',
];
for (const system of systems) {
  for (const browser of blink) add(`Mozilla/5.0 (${system}) ${KHTML} ${browser}`);
  add(`Mozilla/5.0 (${system}; rv:127.0) Gecko/20100101 Firefox/127.0`);
}
add(
  ...['17.5', '16.6', '15.6.1', '9.1.3'].map(
    (v) => `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${v} Safari/605.1.15`),
  'Mozilla/5.0 (Macintosh; U; PPC Mac OS X; en) AppleWebKit/412 (KHTML, like Gecko) Safari/412',
  'Mozilla/5.0 (Macintosh; U; PPC Mac OS X; en) AppleWebKit/125.2 (KHTML, like Gecko) Safari/85.8',
  'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; AS; rv:11.0) like Gecko',
  'Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; ARM; Trident/6.0; Touch)',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)',
  'Mozilla/4.0 (compatible; MSIE 5.5; Windows 98; Win 9x 4.90)',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36 Edge/18.19582',
  'Opera/9.80 (Windows NT 6.1; U; en) Presto/2.10.289 Version/12.02',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15 Epiphany/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/534.34 (KHTML, like Gecko) PhantomJS/1.9.8 Safari/534.34',
  'Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.9.1.16) Gecko/20110429 Iceweasel/3.5.16 (like Firefox/3.5.16)',
  'Mozilla/5.0 (Windows NT 10.0; rv:68.9) Gecko/20100101 Goanna/4.8 Firefox/68.9 PaleMoon/29.1.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:91.0) Gecko/20100101 Firefox/91.0 SeaMonkey/2.53.18',
  'Lynx/2.8.9rel.1 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/1.1.1d', 'w3m/0.5.3+git20230121', 'Links (2.21; Linux 5.4 x86_64; GNU C 9.3; text)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) konqueror/5.0 Safari/537.36',
  'Mozilla/5.0 (SunOS 5.11; sun4u; rv:52.0) Gecko/20100101 Firefox/52.0', 'Mozilla/5.0 (BeOS; U; Haiku BePC; en-US; rv:1.8.1.22pre) Gecko/20090909 BonEcho/2.0.0.22pre',
  'Mozilla/5.0 (X11; U; AIX 005A471A4C00; en-US; rv:1.8.1.20) Gecko/20081231 SeaMonkey/1.1.14',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36 Avast/116.0.22388.188',
  'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE',
  'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.25 Safari/537.36 Core/1.70.3877.400 QQBrowser/10.8.4507.400',
  'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/81.0.4044.138 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat QBCore/4.0.1 MicroM',
  'Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/79.0.3945.130 Chrome/79.0.3945.130 Safari/537.36 Tesla/2020.16.2.1-e99c70fff409',
);

// Apple mobile devices × browsers and apps.
const apple = [
  ['iPhone; CPU iPhone OS 17_5_1 like Mac OS X', '17.5'], ['iPhone; CPU iPhone OS 12_5_7 like Mac OS X', '12.1.2'],
  ['iPad; CPU OS 16_6 like Mac OS X', '16.6'], ['iPod touch; CPU iPhone OS 15_7 like Mac OS X', '15.6'],
];
for (const [device, version] of apple) {
  const webkit = `Mozilla/5.0 (${device}) AppleWebKit/605.1.15 (KHTML, like Gecko)`;
  add(
    `${webkit} Version/${version} Mobile/15E148 Safari/604.1`, `${webkit} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`,
    `${webkit} FxiOS/127.1 Mobile/15E148 Safari/605.1.15`, `${webkit} Version/${version} EdgiOS/125.0.2535.96 Mobile/15E148 Safari/605.1.15`,
    `${webkit} Version/${version} Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`, `${webkit} GSA/323.0.647062479 Mobile/15E148 Safari/604.1`,
    `${webkit} Mobile/15E148 Instagram 337.0.3.23.54 (${device.split(';')[0]}14,5; iOS 17_5_1; en_US; en; scale=3.00; 1170x2532; 613482391)`,
    `${webkit} Mobile/15E148 [FBAN/FBIOS;FBAV/469.1.0.42.107;FBBV/614073123;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBCR/;FBID/phone;FBLC/en_US;FBOP/80]`,
    `${webkit} Mobile/15E148 Snapchat/12.92.0.38 (like Safari/8618.2.12.10.9, panda)`, `${webkit} Mobile/21F90 Twitter for iPhone/10.45`,
    `${webkit} Mobile/15E148 [LinkedInApp]/9.29.7767`, `${webkit} Mobile/15E148 musical_ly_34.9.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US`,
    `${webkit} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN`, `${webkit} Mobile/15E148 Safari Line/14.9.0`,
    `${webkit} Mobile/15E148 KAKAOTALK 10.8.2`, `${webkit} Mobile/15E148 NAVER(inapp; search; 2000; 12.6.3; 14)`,
    `${webkit} OPiOS/16.0.15.124050 Mobile/15E148 Safari/9537.53`, `${webkit} Mobile/15E148 Focus/127.0 Safari/605.1.15`, `${webkit} Mobile/15E148`,
    `${webkit} Version/${version} YaBrowser/24.6.0.1 Mobile/15E148 Safari/604.1`, `${webkit} Version/${version} Mobile/15E148 Safari/604.1 OPT/4.6.0`,
  );
}
add('MyApp/1 CFNetwork/1496.0.7 Darwin/23.5.0', 'AppleCoreMedia/1.0.0.21F90 (iPad; U; CPU OS 17_5 like Mac OS X; en_us)',
  'AppleTV11,1/11.1', 'AppleCoreMedia/1.0.0.20L563 (Apple TV; U; CPU OS 16_5 like Mac OS X; en_us)', 'atc/1.0 watchOS/10.5 model/Watch6,2 hwp/t8006 build/21T576',
  'server-bag [Watch OS,10.5,21T576,Watch6,7]', 'AppleCoreMedia/1.0.0.21L569 (HomePod; U; CPU OS 17_5 like Mac OS X; en_us) Mac OS');

// Android devices × browsers and apps.
const android = [
  ['14', 'Pixel 8', 1], ['14', 'Pixel 8 Pro', 1], ['13', 'Pixel 6a', 1], ['14', 'Pixel Fold', 1], ['14', 'Pixel Tablet', 0], ['13', 'SM-S918B', 1],
  ['14', 'SM-G991U1', 1], ['12', 'SM-A125F', 1], ['13', 'SM-X900', 0], ['11', 'SM-T720', 0], ['10', 'GT-N8000', 0], ['13', '2201117TG', 1],
  ['13', 'M2101K6G', 1], ['12', 'Redmi Note 9 Pro', 1], ['11', 'POCO F3', 1], ['13', '23043RP34G', 0], ['12', 'Mi 9T Pro', 1], ['13', 'CPH2451', 1],
  ['13', 'RMX3363', 1], ['12', 'V2111A', 1], ['10', 'VOG-L29', 1], ['10', 'ELE-L29', 1], ['9', 'AGS2-W09', 0], ['12', 'HONOR X8', 1],
  ['13', 'IN2025', 1], ['11', 'moto g(30)', 1], ['12', 'XT2175-2', 1], ['13', 'XQ-AT51', 1], ['9', 'SO-01M', 1], ['10', 'LM-Q720', 1], ['9', 'LG-H870', 1],
  ['10', 'Nokia 7.2', 1], ['11', 'TA-1234', 1], ['9', 'ASUS_X00TD', 1], ['12', 'ZenFone 8', 1], ['11', 'Infinix X688B', 1], ['11', 'TECNO KE5', 1], ['11', 'itel L6006', 1],
  ['8.1.0', 'Lenovo TB-X304F', 0], ['10', 'TB-X606F', 0], ['9', 'KFMAWI', 0], ['11', 'A063', 1], ['13', 'FP4', 1], ['8.0.0', 'HTC U11', 1], ['5.0', 'Nexus 5', 1],
  ['6.0.1', 'Nexus 7', 0], ['10', 'Armor 7', 1], ['11', 'BRT-W09', 0], ['9', 'CUBOT_P20', 1], ['10', 'K', 1], ['12', 'Blade V30 Vita', 1], ['12', 'ZTE Blade A51', 1],
  ['8.1.0', 'S48c', 1], ['11', 'A301SO', 1], ['10', 'T1 7.0', 1], ['11', 'OPD2203', 0],
];
for (const [version, model, phone] of android) {
  const mobile = phone ? 'Mobile ' : '';
  add(
    `Mozilla/5.0 (Linux; Android ${version}; ${model}) ${KHTML} Chrome/126.0.0.0 ${mobile}Safari/537.36`,
    `Mozilla/5.0 (Linux; Android ${version}; ${model} Build/TP1A.220624.014; wv) ${KHTML} Version/4.0 Chrome/125.0.6422.165 ${mobile}Safari/537.36`,
  );
}
const phone = 'Linux; Android 13; SM-S911B';
const web = `Mozilla/5.0 (${phone}) ${KHTML}`;
const view = `Mozilla/5.0 (${phone} Build/TP1A.220624.014; wv) ${KHTML} Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36`;
add(
  `${web} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`, `${web} Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/125.0.2535.96`,
  `${web} Chrome/124.0.0.0 Mobile Safari/537.36 OPR/82.4.4342.79670`, `${web} Version/4.0 Chrome/100.0.4896.127 Mobile DuckDuckGo/5 Safari/537.36`,
  `${web} Chrome/118.0.0.0 YaBrowser/23.11.5.102.00 SA/3 Mobile Safari/537.36`, `${web} Version/4.0 Chrome/78.0 UCBrowser/13.4.0.1306 Mobile Safari/537.36`,
  `${web} Chrome/100.0 HuaweiBrowser/14.0.5.303 Mobile Safari/537.36`, `${web} Chrome/112.0 MiuiBrowser/14.13.0 Mobile Safari/537.36`,
  `${web} Chrome/87.0 VivoBrowser/11.9.0.0 Mobile Safari/537.36`, `${web} Chrome/115.0 HeyTapBrowser/45.10.3.4 Mobile Safari/537.36`,
  `${web} Chrome/126.0.0.0 Mobile Safari/537.36 Brave/126`, `${web} Chrome/89.0 Puffin/10.4.0.51721AP Mobile Safari/537.36`, `${web} Chrome/122.0 Quark/7.0.5.621 Mobile Safari/537.36`,
  `Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0`, `Mozilla/5.0 (Android 12; Tablet; rv:109.0) Gecko/115.0 Firefox/115.0`,
  `Mozilla/5.0 (Android 9; Mobile; rv:68.0) Gecko/68.0 Firefox/68.0`, `Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/115.0 Klar/115.0`,
  `${view} Instagram 337.0.0.35.102 Android (33/13; 480dpi; 1080x2125; samsung; SM-S911B; dm1q; qcom; en_US; 613482391)`,
  `Instagram 300.0.0.29.110 Android (34/14; 420dpi; 1080x2201; Google/google; Pixel 8; shiba; shiba; en_US; 515278313)`,
  `${view} [FB_IAB/FB4A;FBAV/469.0.0.46.84;]`, `${view} [FB_IAB/FB4A;FBAV/469.0.0.46.84;IABMV/1;]`, `${view} Snapchat/12.92.0.45 (SM-S911B; Android 13#S911BXXS7CXE2#33; gzip; )`,
  `${view} trill_340003 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/34.0.3 ByteLocale/en`, `${view} TwitterAndroid`,
  `${view} Line/14.8.0/IAB`, `${view} KAKAOTALK 10.7.5`, `${view} NAVER(inapp; search; 1000; 12.6.6)`, `${view} DaumApps/7.8.1`, `${view} AlipayClient/10.5.80.8000`,
  `${view} MicroMessenger/8.0.49.2600(0x28003137) WeChat/arm64 Weixin NetType/WIFI Language/en ABI/arm64`, `${view} GSA/15.23.36.28.arm64`, `${view} Klarna/24.24.127`,
  `${view} [LinkedInApp]/4.1.953`, `${view} Pinterest/0.0`, 'Mozilla/5.0 (Linux; U; Android 4.0.3; en-us; GT-I9100 Build/IML74K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30',
  'Mozilla/5.0 (Linux; Android 7.1.2; AFTMM Build/NS6265; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/70.0.3538.110 Mobile Safari/537.36',
  'Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16', 'Opera/9.80 (Android 4.1.2; Linux; Opera Mobi/ADR-1305251841) Presto/2.11.355 Version/12.10',
  'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300',
  'Mozilla/5.0 (Linux; Android 10; HarmonyOS; NOH-AN00; HMSCore 6.13.0.302) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0 HuaweiBrowser/14.0.0.323 Mobile Safari/537.36',
);

// Televisions, consoles, wearables, readers, old phones.
add(
  'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/4.0 Chrome/76.0.3809.146 TV Safari/537.36',
  'Mozilla/5.0 (SMART-TV; LINUX; Tizen 4.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 TV Safari/537.36', 'Mozilla/5.0 (Linux; Tizen 2.3; SmartHub; SMART-TV; SmartTV; U; Maple2012) AppleWebKit/538.1+ (KHTML, like Gecko) TV Safari/538.1+ SamsungBrowser',
  'Mozilla/5.0 (SMART-TV; X11; Linux armv7l) AppleWebKit/537.42 (KHTML, like Gecko) Chromium/25.0.1349.2 Chrome/25.0.1349.2 Safari/537.42 Samsung',
  'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36 WebAppManager', 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/538.2 (KHTML, like Gecko) Large Screen WebAppManager Safari/538.2 RTTV',
  'Mozilla/5.0 (Linux; NetCast; U) AppleWebKit/537.31 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.31 SmartTV/7.0', 'Mozilla/5.0 (Linux; Andr0id 9; BRAVIA 4K UR2) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0 Safari/537.36 OPR/46.0 OMI/4.21',
  'Mozilla/5.0 (Linux; Android 9; BRAVIA 4K UR2 Build/PTT1.190515.001.S52; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 8.0.0; MIBOX3 Build/OPR1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80 Safari/537.36', 'Mozilla/5.0 (Linux; Android 12; Chromecast HD) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 CrKey/1.56.500000 DeviceType/AndroidTV',
  'Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.225 Safari/537.36 CrKey/1.56.500000', 'Roku/DVP-12.5 (12.5.0.4178-88)', 'Roku4640X/DVP-7.70 (297.70E04154A)',
  'HbbTV/1.4.1 (+DRM; Sony; KD-55XE8596; PKG6.7155.0757EUA; 2017;)', 'Opera/9.80 (Linux armv7l; HbbTV/1.2.1 (; Philips; 40HFL5010T12; ; PHILIPSTV; ) ; U; en) Presto/2.12.362 Version/12.11',
  'Mozilla/5.0 (FreeBSD; U; Viera; de-DE) AppleWebKit/537.11 (KHTML, like Gecko) Viera/3.10.0 Chrome/23.0.1271.97 Safari/537.11', 'Mozilla/5.0 (Linux; Android 11; SHIELD Android TV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99 Safari/537.36',
  'Mozilla/5.0 (PlayStation; PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15', 'Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko)', 'Mozilla/5.0 (PlayStation Vita 3.74) AppleWebKit/537.73 (KHTML, like Gecko) Silk/3.2',
  'Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/609.4 (KHTML, like Gecko) NF/6.0.2.21.3 NintendoBrowser/5.1.0.22474', 'Mozilla/5.0 (Nintendo WiiU) AppleWebKit/536.30 (KHTML, like Gecko) NX/3.0.4.2.12 NintendoBrowser/4.3.1.11264.US',
  'Mozilla/5.0 (Nintendo 3DS; U; ; en) Version/1.7567.US', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/48.0.2564.82 Safari/537.36 Edge/20.02',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox Series X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0', 'Mozilla/5.0 (Linux; Android 10; Quest 2) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/18.1.0.2.46 Chrome/95.0.4638.74 VR Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/33.0 Chrome/126.0 VR Safari/537.36', 'Mozilla/5.0 (Linux; Android 10; Pico Neo3 Link) AppleWebKit/537.36 (KHTML, like Gecko) PicoBrowser/3.3.22 Chrome/105.0 VR Safari/537.36',
  'Mozilla/5.0 (Linux; Android 13; SM-R930) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36', 'Mozilla/5.0 (Linux; Android 11; Google Pixel Watch) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/104 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Tizen 2.3.1; SM-R720) AppleWebKit/537.3 (KHTML, like Gecko) SamsungBrowser/1.0 Mobile Safari/537.3', 'Mozilla/5.0 (Linux; Android 4.4.2; Glass 1 Build/XRV85B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/30 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+', 'Mozilla/5.0 (Linux; U; Android 2.0; en-us;) AppleWebKit/538.1 (KHTML, like Gecko) Version/4.0 Mobile Safari/538.1 (Kobo Touch 0377/4.20)',
  'Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/125.3.4 like Chrome/125.0.6422.165 Safari/537.36', 'Mozilla/5.0 (Linux; Android 9; AFTKA) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.2 like Chrome/120.0 Safari/537.36',
  'Mozilla/5.0 (Linux; Android 7.1.2; AEOCH) AppleWebKit/537.36 (KHTML, like Gecko) Silk/108 Chrome/108 Safari/537.36', 'Mozilla/5.0 (Linux; Android 7.1.1; AEOBC) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108 Safari/537.36',
  'Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5', 'Nokia6300/2.0 (05.50) Profile/MIDP-2.0 Configuration/CLDC-1.1', 'Mozilla/5.0 (SymbianOS/9.4; Series60/5.0 NokiaN97-1/20.0.019; Profile/MIDP-2.1) AppleWebKit/525 (KHTML, like Gecko) BrowserNG/7.1.18124',
  'Mozilla/5.0 (BB10; Touch) AppleWebKit/537.10+ (KHTML, like Gecko) Version/10.1.0.4633 Mobile Safari/537.10+', 'BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331', 'Mozilla/5.0 (PlayBook; U; RIM Tablet OS 2.1.0; en-US) AppleWebKit/536.2+ (KHTML, like Gecko) Version/7.2.1.0 Safari/536.2+',
  'Mozilla/5.0 (compatible; MSIE 10.0; Windows Phone 8.0; Trident/6.0; IEMobile/10.0; ARM; Touch; NOKIA; Lumia 920)', 'Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0 Mobile Safari/537.36 Edge/15.15254',
  'Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Firefox/48.0', 'Mozilla/5.0 (hp-tablet; Linux; hpwOS/3.0.5; U; en-US) AppleWebKit/534.6 (KHTML, like Gecko) wOSBrowser/234.83 Safari/534.6 TouchPad/1.0', 'Mozilla/5.0 (Linux; U; Sailfish 4.5; Mobile; rv:91.0) Gecko/91.0 Firefox/91.0 SailfishBrowser/1.0',
  'Mozilla/5.0 (Ubuntu 20.04 like Android 9) AppleWebKit/537.36 Chrome/87.0.4280.144 Mobile Safari/537.36', 'Mozilla/5.0 (Tesla; QtCarBrowser) AppleWebKit/534.34 (KHTML, like Gecko) Safari/534.34', 'Mozilla/5.0 (Linux armv7l) Cobalt/22.lts.4-gold (unlike Gecko) Starboard/13',
);

// Machines and oddities.
add(
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.6422.175 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'Twitterbot/1.0', 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'WhatsApp/2.23.20.0 A', 'TelegramBot (like TwitterBot)', 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)', 'curl/8.7.1', 'Wget/1.21.4', 'python-requests/2.32.3', 'Go-http-client/2.0', 'okhttp/4.12.0', 'axios/1.7.2', 'node',
  'PostmanRuntime/7.39.0', 'Java/17.0.11', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.0; +https://openai.com/gptbot)', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36',
  'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)',
  'Mozilla/5.0', 'Mozilla', '-', 'x', 'a'.repeat(499), 'Chrome/1 '.repeat(80), `${'z'.repeat(495)} Chrome/126.0`, 'Ünïcödé Browser/1.0 (Émile; Linux)', 'Mozilla/5.0 (Linux; Android 13; 小米手机) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
);

// One text from every pattern, by walking it with a fixed generator.
let seed = 20240601;
const random = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};

/** Parses a pattern and returns one text it is likely to match. */
function sample(regex) {
  let at = 0;
  const pick = (list) => list[random(list.length)];
  const range = (from, to) => Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) => String.fromCharCode(from.charCodeAt(0) + i));
  const digits = range('0', '9');
  const words = [...range('a', 'z'), ...digits];
  const escape = (c) => ({ w: words, d: digits, s: [' '] })[c] ?? [c];
  function alternatives() {
    const branches = [sequence()];
    while (regex[at] === '|') { at++; branches.push(sequence()); }
    return () => pick(branches)();
  }
  function sequence() {
    const parts = [];
    while (at < regex.length && regex[at] !== '|' && regex[at] !== ')') parts.push(quantified());
    return () => parts.map((part) => part()).join('');
  }
  function quantified() {
    const part = atom();
    let [min, max] = [1, 1];
    if (regex[at] === '?') { at++; [min, max] = [0, 1]; }
    else if (regex[at] === '*') { at++; [min, max] = [0, 3]; }
    else if (regex[at] === '+') { at++; [min, max] = [1, 4]; }
    else if (regex[at] === '{') {
      const end = regex.indexOf('}', at);
      const [a, b] = regex.slice(at + 1, end).split(',');
      [min, max] = [Number(a), b === undefined ? Number(a) : Number(b || 8)];
      at = end + 1;
    } else return part;
    if (regex[at] === '?') at++;
    return () => Array.from({ length: min + random(max - min + 1) }, part).join('');
  }
  function atom() {
    const c = regex[at++];
    if (c === '(') {
      let negative = false;
      if (regex[at] === '?') { negative = regex[at + 1] === '!'; at += 2; }
      const inner = alternatives();
      at++;
      return negative ? () => '' : inner;
    }
    if (c === '[') {
      const negated = regex[at] === '^';
      if (negated) at++;
      const set = [];
      while (regex[at] !== ']') {
        let c = regex[at++];
        if (c === '\\') { set.push(...escape(regex[at++])); continue; }
        if (regex[at] === '-' && regex[at + 1] !== ']') { set.push(...range(c, regex[at + 1])); at += 2; } else set.push(c);
      }
      at++;
      const usable = negated ? words.filter((w) => !set.includes(w)) : set;
      return () => pick(usable);
    }
    if (c === '\\') {
      const e = regex[at++];
      if ('bz'.includes(e)) return () => '';
      if (/[1-9]/.test(e)) return () => '';
      return () => pick(escape(e));
    }
    if (c === '.') return () => pick([' ', 'a', '1', ';']);
    return () => (random(2) ? c : c.toUpperCase());
  }
  return alternatives()();
}
const rules = new URL('../../server/src/main/resources/io/waymark/traffic/agent/', import.meta.url);
const samples = Number(process.argv[2] ?? 1);
seed += Number(process.argv[3] ?? 0);
for (const file of ['browser', 'cpu', 'device', 'engine', 'os']) {
  for (const line of readFileSync(new URL(`${file}.rules`, rules), 'utf8').split('\n')) {
    if (!line.startsWith('/')) continue;
    for (let i = 0; i < samples; i++) {
      const text = sample(line.slice(1, -1));
      add(`Mozilla/5.0 (X; ${text}) ${text}`.slice(0, 499), ...(samples > 1 ? [text, `Mozilla/5.0 (Linux; Android 9; ${text} Build/A1) ${KHTML} Chrome/99.0 Safari/537.36`] : []));
    }
  }
}
process.stdout.write([...out].map((agent) => agent.trim()).filter((agent) => agent && !/[\n\t\r]/.test(agent)).join('\n') + '\n');
