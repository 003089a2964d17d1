"""Family names that millions bear."""

# In Chinese, Korean and Vietnamese, of which a few dozen name most people: there,
# “Y. Wang” may be any of very many, even where one bibliography knows only one.
COMMON = frozenset(
    """
    an bae bai ban bao bi bian bui cai cao cha chan chang chao chau chen cheng
    cheung chi chiang chien chin chiu cho choe choi chong chou chow chu chuang chun
    chung cui dai dang deng diao ding do doan dong dou du duan duong fan fang feng
    fong fu fung gan gao ge geng goh gong gu guan guo gwak ha hahn hai han hao he ho
    hoang hong hou hsiao hsieh hsu hu hua huang huh hui hung huo huynh hwang im jang
    jeon jeong ji jia jiang jiao jin jing jo joo ju jun jung kan kang ke kim ko kong
    koo kuan kuang kuo kwak kwan kwok kwon lai lam lan lau law le lee lei leung li
    lian liang liao lim lin ling liu lo long lou lu luo luong lv lyu ma mai mao mei
    men meng miao min mo moon mou na nam ng ngo nguyen ni nie ning niu noh oh ong ou
    ouyang pak pan pang park pei peng pham phan pu qi qian qiang qiao qin qiu qu
    quan ren rhee ro rong ruan ryu seo shan shang shao shen sheng shi shih shim shin
    shu si so son song su suh sui sun sung tai tan tang tao teng tian tong tran tsai
    tsang tseng tu vu wan wang wei wen weng wong woo wu xi xia xian xiang xiao xie
    xin xing xiong xu xue yan yang yao ye yeh yeo yeung yi yim yin ying yip yoo yoon
    you yu yuan yue yun zeng zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang
    zhuo zou zuo
    """.split()
)
