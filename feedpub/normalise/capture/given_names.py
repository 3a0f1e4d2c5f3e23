"""Frequent given names of the countries whose news is captured most, in lower case.

They make it likelier that capitalised words name a person; a name that is missing here is
taken for one all the same where other signs say so.
"""

GIVEN_NAMES = frozenset(
    """
    aad aada aaliyah aarav aare aaron aarti abbey abbie abby abdallah abdou abdoulaye abdul abdullah
    abdullahi abdulrahman abebe abed abel abena abha abhishek abigail abiodun abiola abir abner
    abraham abram abílio ace achille achim ada adaeze adalberto adam adaora ade adebayo adel
    adelaide adele adelina aden adham adil adina aditi aditya adjoa adnan adolf adolfo adonis adrian
    adriana adriano adriel adrien adwoa adéla aesha afaf afonso aftab afua agata agathe agnes agnese
    agneta agnete agnieszka agnès agostino agung agus agustin agustina agustín agyeman ahlam ahmad
    ahmed ahmet ahto aida aidan aiden aileen aimee aine aino ainsley aisha aisling aistė aitana
    aitor aivar aivars ajay ajit akash akhil aki akiko akin akinyi akira akosua akram aksel akshay
    akshita akua alaa alain alan alana alanna alastair alba alban albane albert alberta alberto
    albin alcides alden aldis aldo aldona aldous alec aleesha alejandra alejandro alejo aleks
    aleksandar aleksander aleksandr aleksandra aleksi alena alessa alessandra alessandro alessia
    alessio alethea alex alexa alexander alexandra alexandre alexandru alexei alexey alexia alexis
    aleš alf alfie alfons alfonso alfred alfredo algernon algirdas alhassan ali alice alicia alicja
    alina aline aliou alioune alisha alison alissa alistair alix aliyah allan allegra allen allie
    allison allyson alma alois alok alondra alonzo alphonse alton alvaro alvin alyson alyssa alžběta
    ama amadou amaka amal amalia amalie aman amanda amandeep amandine amani amara amari amarjit
    amaya amber ambre ambrose amelia amelie amethyst amin amina aminata aminu amir amira amit amita
    amitabh amjad amma ammar amol amos amr amrit amrita amy amélie ana anabela anahita anais anand
    anant anas anastasia anastasios anatole anatoly anaïs anca anders anderson andi andika andra
    andre andrea andreana andreas andreea andrei andrej andres andrew andrey andri andrian andris
    andrius andrzej andrás andré andrés andy anele aneta anete anette anežka angela angeles angelika
    angelina angelo anggun angie angus angélique anh ania aniket anikó anil anindita anirban
    aniruddha anita aniya anja anjali anjana anke ankit ankita ankur ann anna annabel annabelle
    annalena annalisa annalise anne annegret anneli annemarie annette annfrid anni annick annie
    annika anouk ansel anselm anshika anshul anson anssi antanas ante antero anthea anthonia anthony
    antje antoine anton antonella antonia antonina antonio antony antonín ants antti antwan antónio
    antônio anu anubhav anup anupam anupama anuradha anurag anwar anya anđela aparna apoorva april
    arabella archer archibald archie arda arden ardo argo ari ariana ariane arianna arief ariel arif
    arild aris arja arjan arjen arjun arlene arlo armand armando armin arnaud arnav arnd arne arnie
    arnis arno arnold arnoldas arnoud arnór arpita artem arthur arto artur arturo arturs arun aruna
    arve arvid arvind arvinder arwa arya aránzazu arūnas asa asad asante asbjørn asep asha asher
    ashish ashlee ashleigh ashley ashlyn ashok ashraf ashton ashutosh ashwin asif asim aslak aslı
    asma asmaa aspen asser asta astri astrid athena atle atli atticus attila atul aubrey aude audrey
    audrius audun august augusta augustin augustine augusto augustus aurelia aurelija aurora aurélie
    aurélien austin autumn aušra ava avery avi avinash aviva awa axel axelle aya ayaan ayah ayana
    ayanda ayat ayesha ayla ayman ayo ayodeji ayodele ayomide ayu ayumi ayush ayça ayşe azhar aziz
    aziza azza babajide babatunde babita badr bahar baiba bailey baldwin baljit balthazar balázs
    bambang bambi baptiste barb barbara barbel barbie barbora barclay barnabás barney barrett barron
    barry bart bartholomew bartosz bartłomiej barış bas basak basel bashir basil basilio basim basma
    bassam bastian bastien baxter bayu başak bea beata beate beatrice beatrix beatriz beau beck
    beckett becky begoña belinda bella belén ben bence benedetta benedikt bengt benicio benita
    benito benjamin benjamín bennett benny benoit benoît benson bente berenice berit berk bernadette
    bernard bernardo bernd bernhard bernice bernie bernt bert berta bertha bertil bertrand beryl
    bess bessie beth bethan bethany bettina betty beulah bev beverly bharat bhaskar bhaval bhavesh
    bhavna bhavya bheki bhushan bianca bibi bijay bikash bilal biljana bill billy bipin birger
    birgit birgithe birgitta birgitte birna birte birthe birutė bjarne bjarni bjarte bjorn björk
    björn bjørg bjørn blaine blair blaise blake blanca blanche blanka blessing blythe bo bob bobbie
    bobby bodil bodo bogdan bogusław bohdan bohumil bohumila bohuslav bojan bongani boniface bonnie
    boris borja bosco botond boubacar boyd bożena božena božidar brad braden bradford bradley brady
    bram brandi brandon brandy branislav branka branko brayden breanna breda brenda brendan brendon
    brenna brennan brent brenton bret brett bria brian briana brianna brice bridget bridgette
    brielle brigid brigitta brigitte brit brita britney britt britta brittany brittney brock
    broderick brody bronislav bronius bronwen bronwyn brooke brooklyn brooks bror bruce bruna bruno
    bryan bryce brynjar brynn bryony bryson buck bud buddy budi burak burcu burkhard burt burton
    bushra busisiwe byron bálint bára bárbara bärbel bård béla bình børge cade caden caesar cahya
    caio caitlin caitlyn cal caleb callie callum calvin cam cameron camila camilla camille camilo
    campbell camryn candace candice capucine cara carey carina carine carissa carl carla carlene
    carley carlie carlo carlos carlota carlotta carlton carly carmela carmelo carmen carmine carol
    carola carole carolin carolina caroline carolyn carrie carson carsten carter cary caryn casey
    cash caspar casper cassandra cassidy cassie cassius catalin catalina catarina cate caterina
    catherine cathleen cathrin cathryn cathy catia catrin catriona cecelia cecil cecilia cecilie
    cecily cedric cees celeste celia celina celine cem cengiz cenk ceren cerys cesar cezary chad
    chadwick chaim chaitanya chance chandan chandler chandra chanel chantal charis charity charlene
    charles charley charlie charlize charlotte charmaine chase chastity chaya cheikh chelsea chen
    cheng chengcheng cher cheri cherie cherry cheryl chester chetan chevy cheyenne chiamaka chiara
    chibuike chidi chidinma chih chika chinedu chinonso chioma chip chirag chloe cho chris chrissy
    christa christel christelle christer christi christian christiane christie christin christina
    christine christof christoffer christoph christophe christopher christy chuck chukwuemeka chun
    ciara cicely ciera cillian cindy cinzia ciprian citra claas claire clara clare clarence clarice
    clarissa clark claude claudette claudia claudine claudio claudiu claus clay clayton clem
    clemence clemens clement clementine cleo cleveland clifford clifton clint clinton clive clotilde
    clyde cláudia cláudio clémence clément coby cody coen colby cole coleen coleman colette colin
    coline colleen collin colm colt colton conan concetta concha conchita connie connor conor conrad
    constance constantin constantine constanze consuelo cooper cora coralie cordelia corentin corey
    corina corinna corinne cormac cornelia cornelis cornelius cornell corrado corrie cory cosima
    cosmin cosmo costanza costas costin courtney coy craig crispin cristi cristian cristiana
    cristiano cristina cristobal cristóbal crystal csaba csilla curt curtis cynthia cyril cyrille
    cyrus czeslaw cátia cécile célia céline césar cătălin cătălina daan dace dae dag dagfinn dagmar
    dagur dahlia dainius daisuke daisy daiva dakota dalal dale dalia dalibor dallas dalton damari
    damian damien damir damon dan dana dane danette dani dania danica daniel daniela daniele
    danielle danijel danika danilo danish danladi danny dante danuta danutė daphne daphné dara darby
    darcy daria darin darina dario darius dariusz darko darla darlene darnell darrel darrell darren
    darrin darryl darshan darwin daryl darío dashiell dave davi david davida davide davina davis
    davor davíð dawid dawn dawson dax dayna dean deandre deanna deanne deb debashish debbie debora
    deborah debra declan dedi dee deena deepa deepak deepika deidre deirdre deividas dejan delaney
    delia delilah delphine delroy dembele demetrius demi dena denis denisa denise deniz dennis denny
    denver denzel derek derick dermot derrick derya desi desiree desmond destiny detlef detlev dev
    devang devendra devika devin devon dewey dewi dexter dezső dharmendra dhruv diaa dian diana
    diane dianna dianne dickon didem didi didier didzis diego dierk dieter dietmar dietrich
    dieudonné dilan dilip dillon dimas dimitra dimitri dimitrios dimitris dina dinah dinesh dino
    diogo dion dionne dipak dipti dirk divya diya djamila dmitri dmitry dmytro dobromir dolly
    dolores dom domantas domenica domenico domingo dominic dominica dominik dominika dominique don
    donal donald donatella donna donnie donovan dora doreen doria dorian doris dorit dorota dorothea
    dorothee dorothy dory doug dougal douglas dovilė doyle doğan dragan dragana dragoș drahomíra
    drake dražen drew drusilla duane dubravka dudley duke dulce dumitru duncan dustin dusty dušan
    duško dwayne dwi dwight dylan dzintra dániel dávid débora dénes dóra dũng eamon earl earnest
    ebba eberhard ebony ebru ece eckart eckhard eda eddie eddy eden edgar edgars edi edie edison
    edit edita edith edna edoardo edson eduard eduarda eduardo edvardas edward edwin edwina edyta
    edzel eefje eerik eero eeva effie efrain efua egbert egil egill eglė egon eha ehsan eija eileen
    eilidh eimantas einar eino eirik eivind ejike eka ekaterina ekkehard ekow ela elaina elaine
    elana eleanor eleanora elena eleonora eleonore elfie elfriede eli elia eliane elias eliaser elif
    elijah elin elina eliot elisa elisabet elisabete elisabeth elisabetta elise eliseo elisha eliza
    elizabeth eliška elke ella elle ellen ellie ellinor elliot elliott ellis elly elmar elmer elmira
    elmo eloise elon els elsa elsbeth else elsie elspeth elton elvin elvira elvis elwin elwood elyse
    elín elīna elżbieta eman emanuela emanuele emeka emelie emerson emery emese emil emilia emiliano
    emilie emilio emily emine emma emmanuel emmanuelle emmett emmi emory emre encarna enda endah
    endre engin enid enikő eniola enkosi ennio enoch enrica enrico enrique enzo eoin ephraim epp
    ercan erdal erdem erhard eric erica erich erick erik erika erin erkki erla erland erlend erna
    ernest ernestas ernestina ernestine ernesto ernie ernst erol errol erwan erwin eryn erzsébet esa
    esi eskil esme esmee esmeralda espen esperanza esra esraa essam essie esteban estefania
    estefanía estela estella estelle esther eszter ethan ethel etienne etta ettore eugen eugene
    eugenia eugenio eugénie eulalia eun eunice eva evaldas evan evander evangeline evangelos eve
    evelin evelina eveline evelyn everett evert evgenia evgeny evie evija ewa ewan ewelina eyal
    eyþór ezekiel ezra fabian fabiana fabien fabienne fabio fabiola fabián fabrice fabricio fabrizio
    fabrício fadi fadia fadwa fahad fahd faisal faith faiz faiza fajar falk fang fannie fanny fanta
    farah faraz fareed farhad farhan farid farida farooq farrah faten fathi fatih fatima fatma fatou
    fatoumata faustina fawzi fay faye federica federico fedor felicia felicity felipa felipe felix
    femi femke feng ferdinand ferenc fergus ferhat fermín fern fernanda fernando feroz ferruccio
    filip filipa filipe filippo filiz finn fiona fionn firas fitri fitzgerald flavia flavio fletcher
    fleur flo floor flora florence florencia florent florentina florian florin florina floris floyd
    flynn flávia flávio folake forrest foster fouad fouzia fran franca frances francesca francesco
    francis francisca francisco franck franco francois frank franka frankie franklin franny frans
    františek franz franziska françois françoise fraser frauke fred freda freddie freddy frederic
    frederica frederick frederico fredric fredrik freja freya freyja frida frieda friederike
    friedrich frits fritz friðrik frode fruzsina frédéric frédérique frøydis fumiko funmi furkan
    fábio fátima gabby gabi gabriel gabriela gabriele gabriella gabrielle gael gaetano gagan gage
    gail galen galih galina gamal gamze ganesh garance gareth garfield garima garret garrett garrick
    garry garth gary gaspard gatis gaurav gauri gautam gauthier gavin gaye gayle gaël gaëlle gaëtan
    gbenga gediminas geert geeta geir gemma gena gene genesis geneva genevieve geneviève genna
    gennaro geoff geoffrey geoffroy geordie georg george georges georgette georgia georgie georgina
    georgios gerald geraldine gerard gerardo gerben gerd gergely gergő gerhard gerhild geri germaine
    germán gerri gerrit gerry gerta gertrude ghada ghassan gheorghe ghislaine giacomo giada gian
    giancarlo gianfranco gianluca gianluigi gianmarco gianna gianni gideon giedrius giedrė gigi gijs
    gil gilbert gilberto gilda giles gilles gillian gina ginger ginny gino gintaras gintarė gints
    gioia giorgia giorgio giorgos giovanna giovanni girish gisela gisele gisella gisle gita giulia
    giuliana giuliano giulio giuseppe giuseppina gizem gladys glen glenda glenn gloria glyn godfrey
    golda goldie gonzalo gonçalo gopal gopi goran gordana gordon govind grace gracie grady graeme
    graham grant grayson grazia grażyna greg gregg gregoire gregor gregorio gregory greta gretchen
    grete grethe griffin grigory gro grover gry grzegorz grégoire grégory guadalupe gudrun gugu
    guido guilherme guillaume guillermo guinevere gulsen gunhild gunilla gunnar gunnlaugur gunter
    gunther guntis gunvor guo guri gurpreet gus gustaf gustav gustave gustavo guthrie guy guðmundur
    guðrún gwen gwenaël gwendolyn gwyn gwyneth gytis gyula györgy gábor gérald gérard géza gökhan
    göran götz gül gülay günter günther haakon habib haden hadi hadiza hadley hae hagen hai haico
    haider haifa hailey haitham hajnalka hakan hal hala haley halil halim halima halina halldór
    halle hallgeir hallgrímur hallie halvard halvor hamid hamish hamza han hana hanaa hanan hande
    hani hank hanka hanna hannah hanne hanneke hannele hannelore hannes hannu hans hao harald
    hardeep hardik hari harish harlan harley harm harold harper harpreet harri harriet harriett
    harris harrison harry harsh harsha harshit hartmut haruka haruki haruna harvey hasan hassan
    hassane hasse hatem hatice hattie haukur haydee hayden hayes hayley hazel hazem heather heba
    hector hedda hedvig hedwig hege heidi heike heiki heikki heiko heiner heinrich heinz helder
    heleen helen helena helene helga helge helgi heli helinä helle hellen helmut heloise heloísa
    helvi hema hemant hend hendra hendrik henk henna henning henri henrietta henriette henrik
    henrique henry henryk herb herbert heriberto herman hermann hermine hernan hernán herschel
    hershel heru hervé hester hettie hiba hicham hilary hilda hilde hildegard hildur hilkka hillary
    hilmar hilton himanshu hina hinrich hiram hiro hiroko hiroshi hiroto hisham hitesh hiền hjörtur
    hlín hoa hoda holden holger hollie hollis holly homer hong honor hope horace horacio horatio
    horea horia horst hortense hosam hossam houda houston howard howie hoyt hoàng hrafn hrvoje hsin
    hua hubert huda hudson huey hugh hugo hugues hui huib hulda humaira humberto humphrey hunter
    hussain hussam hussein huw hyacinth hye hyejin hyun hyung hà håkan håkon héctor hélder hélène
    hùng hüseyin hương hạnh hải iain ian ibrahim ibrahima ibtisam ichiro ida idris idrissa ieva
    ifeanyi ifeoma iga ignacio ignas ignatius igor ihab iida iiro ike ikechukwu iker ikram ila ilana
    ilaria ildikó ilie ilkka ilmari ilona ilse ilya ilze imad iman imane imani imants imbi immanuel
    imogen imran imre ina inas indah inder india indigo indira indrajit indrek indrė ines inese inga
    inge ingebjørg ingeborg inger ingibjörg ingmar ingo ingram ingrid ingrida ingunn ingus ingvild
    inigo inka inkeri inmaculada intan intars inès inés inês ioana iolanda ion iona ionel ionut
    ionuț ipek iqbal ira irena irene irfan irina iris irja irma irmela irmgard irvin irving irwan
    irwin isa isaac isabel isabela isabell isabella isabelle isadora isaiah isaias iselin isha
    ishaan ishita ishmael isidora isidro isis isla ismael ismail ismaïl isobel isolde israel issa
    issac issouf isto istván ita itumeleng itzel iulia iulian iva ivan ivana ivanka ivar ivars iveta
    ivica ivo ivonne ivor ivy iván iwo iwona izabela izzy jaafar jaak jaakko jaan jaana jaap jabu
    jacek jacinda jacinta jacinto jack jackie jackson jaclyn jacob jacopo jacqueline jacquelyn
    jacques jacqui jada jade jaden jadwiga jae jaeeun jagdish jagoda jaideep jaime jake jakob jakub
    jalal jalen jamal jameel jameela james jameson jamey jamie jamil jamila jan jana janae jancarlo
    jane janelle janessa janet janette jani janice janie janina janine janis janna janne janneke
    jannik janusz jared jari jarkko jarl jarle jarmila jarmo jaromír jaroslav jaroslava jarosław
    jarrett jarrod jarvis jasleen jasmin jasmina jasmine jason jasper jaspreet jatin javier jawad
    jaxon jay jaya jayant jayda jayden jayesh jaylen jayne jayshree jayson jazmin jazmine jean jeana
    jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jed jeff jefferson jeffery
    jeffrey jelani jelena jemima jemma jen jena jenifer jenn jenna jennie jennifer jenny jens jenő
    jeremiah jeremy jericho jermaine jeroen jerome jerri jerrod jerry jerzy jesper jess jessa jesse
    jessica jessie jesus jesús jewel jewell ji jia jian jiang jianhua jiayi jie jignesh jihad jihoon
    jil jill jillian jim jimena jimmie jimmy jin jindřich jing jinwoo jitendra jitka jiwon jiyoung
    jiřina jiří jo joachim joakim joan joana joanie joann joanna joanne joaquin joaquín jocelyn
    jochen jodi jodie jody joe joel joelle joey johan johana johann johanna johannes john johnathan
    johnnie johnny joie jojo joko jolanda jolanta jolene jolie jon jona jonah jonas jonathan
    jonathon jongnam joni jonisayi jonna jonny joon joonas joong joost jordan jordi jordy jorge
    jorgen joris jorja jorma jorunn jos josef josefina josefine josep joseph josephina josephine
    josette josh joshua josiah josie josip jossi jost jostein josue josé joséphine jouko jouni jovan
    jovana joy joyce jozef joão joël joëlle juan juana juanita juanjo judah judd jude judi judit
    judith judson judy judyta juergen juha juhani juho jukka julee jules juli julia julian juliana
    juliane julianna julianne julie julien juliet julieta julietta juliette julio julissa julius jun
    junaid june jung jungmin junior junko junseo juraj jurga jurgen jurgita juris jussi justas
    justin justina justinas justine justyna jutta jyoti jyotsna jyrki jytte ján jérémie jérémy
    jérôme jóhann jóhanna jón józef józsef jörg jörn jørgen jørn júlia júlio jürgen jüri jānis kaan
    kaarel kaarina kabir kacey kacper kadir kadri kaela kagiso kai kaia kaido kaija kailash kaisa
    kaitlin kaitlyn kaiya kaja kajal kajsa kala kale kaleb kalev kalevi kaley kali kalina kalle
    kalpana kalyn kamal kamala kamari kamau kamel kami kamil kamila kamran kana kane kanika kaori
    kapil kara karabo karan kareem karel karen kari karianne karim karima karin karina karine karis
    karissa karl karla karlie karol karolin karolina karoline karolis karolína karson karsten
    karthik karthika kartik kartika kasey kash kashif kashmir kaspars kasper kassandra kat katalin
    katariina katarina katarzyna katarína kate katelyn katerina kateryna kateřina katharina
    katharine katherine kathi kathie kathleen kathrin kathryn kathy katia katie katina katja katlyn
    katre katri katrin katrina katrine katy katya kauko kaushik kavita kavya kay kayden kaye kayla
    kaylee kayleigh kazimierz kazuki kazuko kazuo kazuya kazys keanu keegan keeley keenan kees keijo
    keiko keira keisha keith kelby kelebogile kelechi kellan kellen kelley kelli kellie kelly kelsey
    kelsie kelvin kemal ken kendall kendra kendrick kenia kenichi kenji kenna kennedy kenneth kenny
    kent kenta kenzie kerem keri kermit kerri kerry kersti kerstin keshav ketan ketil kev keven
    kevin khadija khadijah khaled khalid khalil khanyi kholoud khushboo kiana kiara kiera kieran
    kiersten kiki kiley kilian kim kimberley kimberly kimmo kimora kinga kip kira kiran kirby kirill
    kirk kirsi kirsten kirsti kirstie kirstin kirsty kirti kishore kit kitty kiyoshi kizzy kjartan
    kjell kjersti kjetil klaas klara klaudia klaus klement klára knut kobe kobi koen kofi kohei koji
    kojo kolby komal konrad konstantin konstantinos kora korey kornelia kornél kossivi kostas
    kourtney krešimir kris krishna krisna krista kristan kristaps kristen kristi kristian kristie
    kristiina kristin kristina kristine kristjan kristján kristoffer kristopher kristy kristín
    kristýna krisztina krisztián kriti krystal krystian krystle krystyna krzysztof ksenia kuldeep
    kumar kunal kurnia kurt květa kwabena kwaku kwame kwasi kweku kyla kyle kylee kyleigh kylie kym
    kyra kyrie kyung kyösti kálmán kári károly kåre külli kārlis kęstutis lacey lachlan lacy
    ladislav ladonna lael laetitia laia laila laima laimonas lajos lakeisha lakshmi lalit lamia lan
    lana lance lancelot landon laney lani lara larisa larissa lark laron larry lars larsen lashonda
    lasse lata latasha latisha latonya latoya launa laura laure laurel lauren laurence laurens
    laurent laurențiu lauri laurie laurin laurine lauris lauryn lavern laverne lavinia lawrence
    lawson layan layla layne lazaro lazarus lea leah leander leandra leandro leann leanna leanne lee
    leea leeann leen leena lei leif leigh leila leilani leith lela leland lemuel lena lenard lene
    lenka lennart lennie lennon lennox lenny lenora lenore leo leon leona leonard leonarda leonardo
    leone leonhard leoni leonid leonie leonor leonora leopold leopoldo lerato leroy lesa lesedi
    lesley leslie lestari leszek leta letha leticia letitia letizia letícia levent levente levi
    lewis lex lexi lexie li lia liam liana liane liang lianne libby libor libuše lidia lidija lief
    lieke lien liene lies liesbeth liesl lieve liezel liina liis liisa lijun lila lilia lilian
    liliana lilith lill lilla lillian lillie lilly lily lin lina linas lincoln linda lindiwe lindsay
    lindsey line linette ling linh link linn linnea linus linwood lionel lisa lisanne lisbet lisbeth
    lise lisette lissa liu liudas liv livia liviu liwei liz liza lizbeth lizette lizzie lizzy
    ljiljana llewellyn lloyd loes logan lois lokesh lola lolita londa lonnie lonny lora loraine
    loren lorena lorene lorenz lorenza lorenzo loreta loretta lori lorie lorna lorne lorraine lorrie
    lothar lotta lotte lottie lou louann louella louie louis louisa louise lourdes lowell loïc loïs
    luana luann luanne lubna lubomir lubomír luc luca lucas luce lucero lucia lucian luciana luciano
    lucie lucien lucienne lucile lucille lucinda lucio lucius lucky lucrezia lucy lucyna lucía
    ludmila ludo ludovic ludovica ludwig ludwika luděk luigi luis luisa luiz luiza luka lukas lukasz
    luke lukman lukáš lula lulu luminița luna lungile lupe lurdes luther lutz luz luzia luís luísa
    lwazi lyda lydia lyla lyle lyman lyndon lyndsey lynette lynn lynne lynsey lyra lyudmila lászló
    léa léo léonie lê lígia līga maaike maarit maarja maarten maartje mabel mac macarena machteld
    macie maciej mack mackenzie macy madalena madalyn madara maddalena maddie maddox madelaine
    madeleine madeline madelyn madge madhav madhu madhuri madis madison madonna mads mae mael maeve
    magali magda magdalena magdaléna magdolna maggie magne magnhild magni magnus magnús maha mahdi
    mahendra maher mahesh mahmoud mahmud mahua mai maia maija maiju maik maike maiken maira maisie
    mait maja majd majed majid makayla makena makenna makenzie makoto maksim malachi malak malcolm
    malek malene malgorzata malia malik malin malina mallory malte mamadou mamie mamokete manal
    mandla mandy manfred manish manisha manju manjula manny manoel manoj manolo manon manpreet mansi
    mantas mantvydas manuel manuela mara maram maranda marc marcel marcela marcell marcelle marcello
    marcellus marcelo marci marcia marcie marcin marco marcos marcus marcy mareike marek maren
    margaret margarete margarida margarita margaux marge margery margherita margie margit margo
    margot margret margrethe margrit marguerita marguerite margus mari maria mariah mariam mariama
    marian mariana mariangela marianna marianne mariano maribel maricarmen maricela marie marieke
    mariel mariela mariella marietta marija marijana marijke marika mariko marilyn marin marina
    marine mario mariola marion marisa marisha marisol marissa marit maritza marius mariusz mariya
    marián marja marjatta marjo marjolein marjorie marjory mark marketa markku marko markus markéta
    marla marleen marlena marlene marley marlies marlin marlo marloes marlon marlys marnie marquis
    marsha marshall mart marta marte martha marti martijn martin martina martine martti marty martyn
    martynas martín marv marva marvin marwa marwan mary maryam maryann maryanne marybeth marylou
    maryna marzena maría marília masaki masako masato masego mason massimiliano massimo mate matej
    mateo mateusz matheus mathew mathias mathieu mathilda mathilde mathis matias matilda matilde
    mats matt matteo matthew matthias matthieu matthijs matti mattias mattie matías matúš matěj maud
    maude maulana maura maureen maurice mauricio maurizio mauro maury mava maverick mavis max
    maxence maxim maxime maximilian maximiliano maxine maxwell maya mayank maybelle mayra maysa
    mayte mayumi mayur mazen małgorzata mbali mckayla mckenna mckenzie meadow meagan meaghan
    mechthild meelis meena meenakshi meera meg megan meghan megumi mehdi mehmet mehran mehwish mei
    meike mel melanie melany melba melike melina melinda melis melisa melissa mellisa melody melva
    melvin melvyn menno mercedes mercy meredith merel merete meriam merike merle merlin merrill
    merritt merry mert mervat merve mervi meryem meryl metin mette mia micaela micah michael
    michaela michal michala michalina michał michel michela michele michelle michiel michèle mick
    mickaël mickey mieke mieko miguel mihaela mihai mihail mihir miho mihály miika mika mikael
    mikaela mikayla mike mikel mikey mikhail mikkel mikko miklós mikołaj mila milad milada milagros
    milan milana mildred mile milena miles miley milica milind milja millicent millie milly milo
    milos miloslav miloš milton mimi min mina mindaugas mindy minerva ming minh minho minjun minna
    minnie minseo miodrag mira mirabel miranda mircea mireille mirek mirel mirela mirella miriam
    mirja mirjam mirjana mirka mirko mirna miroslav mirosław mirosława mirva misaki mischa missy
    misty mitali mitch mitchel mitchell mitsuko mitzi miyuki mladen mo moataz modestas modesto moez
    mohamad mohamed mohammad mohammed mohan mohannad mohit moira moisés mollie molly momoko mona
    moncef monica monika monique monroe monserrat montana monte montgomery montserrat monty morag
    morgan morgana morgane moritz morris morten mortimer morton moses moshe mostafa mouna mounir
    moussa mpho mrinal mthobisi mthunzi mudit muhammad muhammed muhannad mukesh mukul muna munir
    munira muntaha murat muriel murphy murray musa muskan mustafa mustapha mwangi mya mycah mykola
    myles mylène myra myriam myrna myron myrtle márcia márcio mária mário márk márta márton mátyás
    máté märta mélanie mélissa míriam mónica mónika māra mārcis mārtiņš nabeel nabil nabila nada
    nadeem nadezhda nadia nadim nadine nadja nadège naeem naftali nahed nahla naima najat naji najib
    najla najmul naledi nam naman namrata nan nana nancy nandi nandini nanette nanna naoki naoko
    naomi narayan narendra naresh nari naser nash nasim nasir nasser nastasia nat natalia natalie
    natalija nataliya nataly natalya natascha natasha nataša nate nathalia nathalie nathan nathanael
    nathaniel natsuki natálie naufal nauris naveed naveen navid navneet nawal nayef nayeli nazanin
    nazlı nea neal nebojša ned neda neelam neema neena neeraj neeta neha nehemiah neil nela nell
    nellie nelly nels nelson nemanja nena nenad nereida nerijus neringa nerissa nesma nestor netta
    nettie neva neve nevena neville nevin newton nga ngoc ngozi nguyễn ngọc nia niall niamh nic
    nicci nichelle nicholas nichole nick nicki nickolas nicky niclas nico nicol nicola nicolae
    nicolas nicole nicoleta nicoletta nicolette nicolo nicolás nicolò nidal nidhi niek niels nienke
    nigel niina nijolė nika nike nikhil niki nikita nikki niklas niko nikola nikolai nikolaj nikolas
    nikolaus nikolay nikolett nikos nilesh nils nimish nimisha nina ninette nirmala nirmita nisha
    nishant nishtha nita nitin nitish niv nixon nizar njeri nkosana nkosazana nnamdi nnedi noa noah
    nobuko noel noelia noella noelle noemi nola nolan nomsa nomvula nona noor nora norah norbert
    norberto noreen noriko norma norman normunds norris norton nosipho nour noura nouran nourhan
    nova novi noémi noémie nthabiseng ntombi nuno nupur nur nuria nurul nuño nyambura nyla nándor
    néstor nóra núria oakley oana obi obinna octavia octavian octavio octavius océane oda odd
    oddbjørn oddvar odell odessa odette odile ofelia ognjen okan oksana oktavia ola olaf olaug olav
    oldřich ole oleg oleh oleksandr oleksandra oleksii oleksiy olena olev olga olha olin oliva olive
    oliver olivera olivia olivier olle olli ollie olof oluchi oluwaseun omaima omar omari omer omkar
    omolara ona ondřej onni onur onyinye opheli ophelia ophélie ora oralia oren orhan oriana oriane
    oriol orion orla orlando ornella orsolya orson orville osama osamu oscar oskar oskars osman
    osvaldo oswald oswaldo otakar othman otis otso ottmar otto ottó oumar oumou ousmane outi ove
    ovidiu owain owen oz ozan ozzie oğuz paavo pablo paco paddy paige palesa pallavi palmer paloma
    pam pamela pandora pankaj paola paolo parag parker parul parvati pascal pascale pasi pat
    patience patrice patricia patricio patrick patrik patrizia patrycja patryk patrícia patsy patti
    pattie patty paul paula paulette paulina pauline paulius paulo pauls pavel pavla pavlo pavlos
    pavlína paweł paxton payal payton peder pedro peep peer peggy pekka pelin pelle penda penelope
    peng penny pentti pepe percival percy perla pernille perrin perrine perry perttu petar pete
    peter petr petra petras petre petri petro petros petter petteri peyton phil philip philipp
    philippa philippe phillip phillipa philomena phineas phoebe phoenix phumzile phyllis phương phạm
    pia pierce pierluigi piero pierre pierrick piet pieter pietro piia pilar pim ping piotr piper
    pippa pirjo pirkko piroska piyush pnina polina polly pooja poppy porter portia povilas prabhat
    prabhjot prachi pradeep prajakta prakash pramod pranav pranay prasad prasanna prashant prateek
    pratibha pratik praveen predrag preeti prerna prescott presley preston pria priit prince prisca
    priscila priscilla prithvi priya priyanka prudence pryce przemysław puja puleng puneet punit
    purna purnima puspita putri pál páll päivi pål péter pétur pınar přemysl přemysław qais qasim qi
    qian qiang qing quang quentin quincy quinn quint quinton quique qusay rabab rabia rachael rachel
    rachelle radek radha radhika radim radka radmila radomír radosław radovan radu rae raed raegan
    raelene raelynn rafa rafael rafaela rafał raffaele raffaella rafferty rafi raghav ragheb raghu
    ragna ragnar ragnheiður ragnhild rahel rahim rahmat rahul raija raimo raimonda raimonds raimund
    raina rainer rainier raisa raissa raivis raivo raj raja rajat rajeev rajendra rajesh rajiv rajni
    rakel rakesh rakhi ralf ralph raluca ram rama ramadan raman ramazan ramesh rami ramiro ramon
    ramona ramsey ramón ramūnas rana ranae rand randa randal randall randell randi randolph randy
    rania ranjan ranjit ranveer raoul raphael raphaela raphaelle raphaël raphaëlle raquel rasa rasha
    rashad rasheed rashid rashida rashmi rasmus rastislav rati ratko ratna raul raven ravi ravindra
    ray raya raymond raymundo rayna raúl reagan reba rebeca rebecca rebecka rebekah recep reece reed
    reem reema reese refilwe reg regan regina reginald rei reid reidar reidun reijo rein reina
    reinaldo reiner reinhard reinhold reinis reinout reita rekha reko rema remco remi remo remus
    remy rena renae renan renata renate renato renaud rendra rene renee renita renske renu renzo
    rené renée reshma reta retta reuben rex reyan reyes reyna reza rhea rhett rhiannon rhoda rhona
    rhonda rhys ria rian rianne ricarda ricardo riccardo richa richard richie richmond richárd rick
    rickey ricki rickie ricky rico rida ridhima rie rigmor rigoberto rihards riho riikka riitta rik
    rika rikard rikke riley rima rimantas rin rina rinaldo ringo rini risto rita ritesh ritika ritu
    rituparna ritva rivka riya riyad rizal rizki rizky roan roar rob robb robbie robby robert
    roberta robertas roberto robin robyn rocco rochelle rocio rocky rocío rod roddy roderick rodger
    rodney rodolfo rodrigo rodrigue roel rogan rogelio roger rogers rogier rogério rohan rohini
    rohit roisin rokas roksana roland rolanda rolando rolf rollin roma romain romaine roman romana
    romane romano romeo romina romy ron rona ronald ronaldo ronan ronda rong ronin ronja ronna
    ronnie ronny roos roosevelt rory ros rosa rosalia rosalie rosalind rosalinda rosaline rosalyn
    rosamund rosanna rosanne rosario rosco roscoe rose roseann roseanne rosella roselyn rosemarie
    rosemary rosetta roshan roshni rosie rosita ross rossella rostislav rotimi rowan rowena rowland
    roxana roxane roxanna roxanne roxie roxy roy royce ruba ruben ruby rubén ruchi rudi rudolf
    rudolph rudy rufus rui rune rupali rupert rupesh ruqaya rurik rusell ruslan russ russel russell
    rusty rut ruta ruth ruthanne ruthie ruud ruxandra ryan ryann ryder ryker rylan ryland rylee
    ryleigh ryley ryo ryota ryszard ryu régis réka rémi rémy róbert rósa rüdiger răzvan rūta růžena
    saad saar saara saba sabah sabelo sabina sabine sable sabri sabrina sacha sachiko sachin sadaf
    sade sadhbh sadie saeed saffron sagar sage sahar sahil said saif saira saja sakari saki sakura
    sal salah salam saleh salif salim salla sally salma salman salome salomon salvador salvatore
    salwa sam samad samantha samar samara samarth samba sameer sami samia samih samir samira sammie
    sammy sampo samson samuel samuli samya sana sanaa sanchita sandeep sander sandhya sandi sandie
    sandile sandip sandra sandrine sandro sandy sangeeta sanghoon sanita sanja sanjana sanjay
    sanjeev sanna sanne santiago santino santos santosh sanya sapna saqib sara sarah sarahi sarai
    saraswati sari sarina sarita saru sascha sasha saskia satish satoshi satria satu satyam saul
    saulius saundra saurabh savanna savannah savita sawsan sawyer saša scarlet scarlett schuyler
    scot scott scottie seamus sean sebastiaan sebastian sebastien sedat seema sehernur seiji sela
    selah selena selene selim selin selina selma senna seojun seong seppo serafina serdar serena
    serge sergei sergey sergi sergio serhii serhiy serina serkan seth setya seun seung sevgi seymour
    shabnam shadi shagun shahd shahid shai shailesh shaima shaimaa shaina shakira shalini shalu
    shamar shameka shan shana shanae shane shani shania shanice shaniqua shanna shannon shanta
    shanti shany shaoyu shara sharad shari sharif sharlene sharon sharron shashank shashi shaun
    shauna shavon shawn shawna shay shayla shaylee shayna shea sheela sheena sheetal shefali sheila
    shelby sheldon shelia shelley shelly shelton shen sheng shereen sheri sheridan sherif sherine
    sherlock sherman sheron sherri sherrie sherry sherwin sherwood sheryl shigeru shikha shilpa shin
    shinji shiori shira shireen shirin shirley shiv shivam shivani shivya shizuka shlomo shobha
    shona shraddha shreya shruti shu shuang shubham shun shweta shyam shyanne sian sibel sibusiso
    sibylle sid siddharth siddhi sidney sidsel siegfried siena sienna sierra sifiso sigbjørn sigita
    sigmund signe sigrid sigríður sigurd sigurður sigve siham siim silas silje silke silvan silvana
    silvano silvester silvia silvie silvija silvina silvio silviu sima simen simon simona simonas
    simone simphiwe simran sina sinan sinclair sindi sindy sinead sini siniša sinta siobhan sipho
    siren siri sirje sirkka sirpa sisko sissel sissy sita siti siv sive siwoo siyabonga sizwe sjoerd
    sjur skip sky skye skyla skylar skyler slade slamet slaven slavica sloan sloane slobodan smita
    sneha snezana snežana snorri sofia sofie sofía soha sohail sointu solange soledad solenne
    solfrid soline solomon solveig solvita solène sonal sonali sonam sondra sondre sonia sonja sonny
    sonya soo sophia sophie sora soraya soren sorin sota souad soufiane sourav soňa spencer spiros
    sri sridhar srinivas sriram srđan stacey staci stacia stacie stacy staffan stan stanford
    stanislas stanislav stanislava stanisław stanley stanton starla stasia stasys stavros stef
    stefan stefania stefanie stefano steffan steffen steffi stefán stein steinar steinunn stelian
    stella sten stephan stephane stephania stephanie stephany stephen stephon sterling stesha steve
    steven stevie stewart stian stig stijn stina stine stipe stjepan stoyan stu stuart ståle
    stéphane stéphanie subhash sudha sudhir sudip sue suellen sugandha suha suhail sujata sujit
    sukanya sukhdeep suki suleiman sulistyo sultan suman sumi sumit sumitra summer suna sunaina
    sundar sung sunil sunita sunna sunniva suparn supriya surabhi surbhi surendra suresh surya susan
    susana susann susanna susannah susanne susanti sushant sushil sushma susi susie suvi suzan
    suzana suzann suzanna suzanne suzette suzie suzu suzy svava svein sveinn sven svend svenja
    sverre svetlana svitlana světlana swantje swapnil swara swati sybille sydney sylvain sylvester
    sylvia sylvie sylwia synne synnøve szabolcs szilvia szymon sándor sára sævar sérgio séverine
    sílvia sólveig sónia sören søren süleyman sławomir sơn taavi tabatha tabitha tad tadas tadashi
    tadeusz tadeáš tadgh taeyang tafadzwa tage taha tahir tahira tai taiki taina takahiro takako
    takashi takeshi takuya talal talia taliesin talitha tallulah talya tam tamar tamara tamas tameka
    tamer tamera tami tamia tamika tamiko tammi tammie tammy tamra tamsin tamás tan tana tanel
    taneli tanesha tanguy tania taniel tanisha tanja tanmay tanner tanu tanuja tanvi tanya tanyel
    tao tapani tapio tara taras tarek tarik tariq tarja tarjei tarmo taro tarun taryn tasha tatiana
    tatjana tatsuya tatum tatyana taya tayla taylor tebogo ted teddy teemu tegan teguh tehila teija
    tejas telma temitope tendai tennille teo teodor teodora teodoro terence teresa terese teresita
    tereza terhi teri terje tero terrance terrell terrence terri terrie terry terttu tess tessa
    tetiana tetyana teun tevin tex thabang thabo thad thaddeus thaer thalia thandeka thandi thanh
    thanos thaís thea theda thelma themba theo theodor theodora theodore theodoros theresa therese
    theresia theron thiago thibault thibaut thierry thijs thilo thom thomas thomasina thor thora
    thorben thorbjørn thore thorsten thu thulani thurman thảo thủy tia tiago tiana tiara tibor
    tiernan tierra tiesha tiffani tiffany tihomir tiia tiina tiit tijana til tilda till tillie tilly
    tilman tim timmy timo timon timothy tina tine ting tino tiphaine tirzah titilayo titus tivadar
    tiziana tiziano tjeerd tobi tobias tobin toby tod todd toivo tolga tolu tom tomas tomasz tomer
    tomi tomislav tommaso tommi tommie tommy tomoko tomoya tomás tomáš ton tone toni tonia tonie
    tonja tonje tony tonya toomas toon topher tor torben torbjørn tord tore torgeir tori torill
    torkel torrance torrey torrie torstein torsten torunn tory toshi tova tove tracey traci tracie
    tracy trang travis trent trenton trevor trey tri tricia triin triinu trina trine trinity tripti
    trish trisha trista tristan tristen tristram troels trond troy trude trudi trudie trudy truls
    trung trygve trần tsepo tsubasa tucker tudor tuhin tuija tula tulio tumelo tuncay tunde tuomas
    tuomo turgut turid turner tushar tuula tuuli tuulikki tuva tuğba tuấn twila ty tyler tyra tyree
    tyrell tyrone tyson tytti tzipi tâm tímea tõnis tõnu tünde uche uday udo ufuk ugnė ugo ujjwal
    uldis ulf uli ulises ulla ulrich ulrik ulrika ulrike ulysses uma umair umang umberto umesh umut
    una unathi unni unnur urho uri uriah uriel urmas urmila uroš urs ursa ursel ursula urszula urve
    usha usman uta ute utkarsh uwe uğur vada vadim vadym vaibhav vaida vaidas vaino val valarie
    valdas valentin valentina valentine valentino valentyna valeria valerie valerio valery valérie
    vance vanda vandana vanessa vania varsha varun vasant vasco vasile vasilis vasilisa vasily
    vassilis vasyl vaughn veda vedran veena veera vegard veijo veikko veiko veit vela velda velma
    venetia venkat venus vera verena verity verna vernon veronica veronika veronique verónica vesa
    vesna vibeke vibha vic vicente vicki vickie vicky victoire victor victoria vida vidal vidar
    vidhi vidya vigdis viggo vijay vijaya vik vikas vikki vikram vikrant viktor viktoria viktorie
    viktorija viktória vilhjálmur vilius vilja ville villu vilma vilmos vilnis vimal vina vinay
    vince vincent vincenza vincenzo vineet vinita vinnie vinod vinícius viola violet violeta
    violetta viorel vipin vipul viraj virender virgil virgilio virginia virginie virginija virpi
    virág vishal vishnu vita vitaliy vitaly vito vitor vittoria vittorio vitória viv vivaan viveca
    vivek vivian viviana viviane vivien vivienne việt vlad vladan vladimir vladimír vladimíra
    vladislav vlasta vlastimil vojtěch volkan volker volkmar volodymyr vuk vusi vygantas vytautas
    václav vân väinö véronique víctor vítor vítězslav věra wade wael wafa wafaa wagner wahid wahyu
    walaa waldemar waleed walid walker wallace wally walt walter walther waltraud wambui wan wanda
    wang wanjiku wanjiru wanli ward warren warwick wassim watson wawan waylon wayne webster wei
    weijia wellington wen wendell wendi wendy wening wera werner weronika wes wesley weston whitney
    widya wiebke wiesław wiktor wiktoria wilbert wilbur wilda wiley wilford wilfred wilfredo
    wilfried wilhelm wilhelmina willa willard willem willemijn willi william willie willis willow
    willy wilma wilmer wilson wim winfred winfried winifred winnie winona winston wioletta witold
    wojciech wolf wolfgang wolfram woo woodrow woody wouter wulan wyatt wynn wynona władysław
    włodzimierz xander xavi xavier xena xenia xia xian xiang xiao xiaoming ximena xin xinyi xiu
    xochitl xu xue yaakov yadira yael yago yahaira yahya yair yamini yan yana yang yanis yann
    yannick yannis yanti yanyan yao yara yaroslav yasemin yash yashika yasin yasir yasmin yasmina
    yasmine yasser yasuko yasushi yavuz yaw yazan yaşar yehuda yekaterina yelena yemi yen yeon
    yesenia yessenia yetunde yevgeniya yevgeny yevhen yi yiannis yifan yiming ying yinuo yirou
    yitzhak yoel yoga yogesh yogita yohan yoko yolanda yonatan yong yoon yoram yosef yoshi yoshiko
    yossi young yousef youssef yrsa yu yuan yuda yudi yue yui yuka yukari yuki yukiko yuko yuli
    yulia yuliia yuliya yumi yun yuri yuriko yuriy yusra yusril yusuf yusuke yuta yutaka yuto yuxuan
    yvan yves yvette yvonne zac zach zachariah zachary zachery zack zackary zackery zafar zaher
    zahia zahra zaid zain zainab zaira zakaria zaki zander zandile zandra zane zanele zara zayn
    zbigniew zbyněk zdenka zdeněk zdeňka zdravko zdzisław zeeshan zehra zeina zeinab zeke zelda
    zeljko zelma zena zenon zev zeynep zhang zhanna zhen zheng zhi zhiyuan zhong zia ziad zihan
    zimbili zina zineb zinhle zion zita ziva zixuan ziyi zlatko zodwa zoe zoey zofia zohar zola
    zoltán zora zoran zoya zsanett zsolt zsuzsanna zsófia zuleika zuri zuzana zuzanna zvi zvonimir
    zygmunt ádám ágnes álvaro ángel ángela ángeles áron ásgeir åge åsa åse åshild édouard élise
    élodie émilie éric étienne éva íñigo ólafur óscar óskar ömer özge özgür özlem øivind øystein
    øyvind ülle þorsteinn þóra þórður đorđe ľubomír ľuboš łukasz şule šarūnas šimon štefan štěpán
    štěpánka šárka żaneta željka željko žilvinas žygimantas ștefan αλέξανδρος αναστασία ανδρέας
    αντώνης βασίλης γεωργία γιάννης γιώργος δημήτρης ελένη ευαγγελία ηλίας θανάσης ιωάννα κατερίνα
    κωνσταντίνος κώστας μαρία μιχάλης νίκος πέτρος παναγιώτης παύλος σοφία σπύρος χρήστος χριστίνα
    александр александра алексей алина алла анастасия анастасія анатолий анатолій андрей андрій анна
    антон арсений артем артём богдан борис в'ячеслав вадим валентин валентина валерий валерия
    валерій василий василь вера вероника виктор виктория виталий владимир владислав володимир
    вячеслав віктор вікторія віталій галина ганна геннадий геннадій георги георгий глеб григорий
    григорій дарина дарья денис димитър дмитрий дмитро евгений евгения екатерина елена елизавета
    ивайло иван игорь илья инна ирина карина катерина кирилл кирило константин костянтин красимир
    кристина ксения ксенія лариса лев леонид лидия любов любовь людмила лілія максим марина мария
    марта марія микита микола милена михаил михайло надежда надія наталия наталья наталя наталія
    никита николай нина ніна оксана олег олександр олексій олена олеся ольга остап павел павло петр
    петро петър пламен полина пётр роман росен руслан светлана семен сергей сергій соломія софия
    софья софія станислав станіслав степан стефан тамара тарас татьяна тетяна тимофей фёдор
    цветелина эдуард юлия юлія юрий юрій яна ярослав ярослава євген євгенія іван ігор ілля інна
    ірина אבי אורי איתי דוד דני יוסי יעל מיכל משה נועה עומר רון רחל שרה תמר أحمد إبراهيم حسن حسين
    خالد سارة سعيد عبد علي عمر فاطمة محمد محمود مريم مصطفى نور هدى يوسف
    """.split()
)
